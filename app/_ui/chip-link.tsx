import { ChipFace, type ChipLook } from "./chip.tsx";
import { Link } from "./link.tsx";

/** A filter that is an address: works without script and can be shared. */
export function ChipLink(props: ChipLook & { href: string; current?: boolean }) {
  const { href, current, ...look } = props;
  return (
    <Link href={href} className="ui-chip" aria-current={current ? "true" : undefined}>
      <ChipFace {...look} />
    </Link>
  );
}
