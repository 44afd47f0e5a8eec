/** How far something is; `label` says it in words too (5 / 8人, 送信中 64%). */
export function ProgressBar(props: { value: number; max?: number; label: string }) {
  return (
    <progress
      className="ui-progress"
      value={props.value}
      max={props.max ?? 100}
      aria-label={props.label}
    />
  );
}
