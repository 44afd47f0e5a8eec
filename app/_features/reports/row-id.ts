/** Id of a report's row, so that the map can find it. */
export const rowId = (number: string) => `report-${number}`;
