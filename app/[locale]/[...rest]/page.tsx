import { notFound } from "next/navigation";

/** Addresses no page answers: without this Next shows its own page outside the shell. */
export default function Nowhere() {
  notFound();
}
