/** The first stop of the keyboard: jumps over header and menus. `to` is an id on the page. */
export function SkipLink(props: { to: string; label: string }) {
  return (
    <a href={`#${props.to}`} className="ui-skip">
      {props.label}
    </a>
  );
}
