/**
 * The repair of a name that needs no decision: what remains admits the same. `checkName` proposes more than that, for
 * people to judge. Pure.
 */
import { domainToUnicode } from "node:url";
import type { NameProblemKind } from "../discriminat/name.ts";
import { defaultPort } from "../discriminat/preferences.ts";
import type { Splice } from "../findings/source-file.ts";
import { rewriteScalar } from "../yaml/rewrite-scalar.ts";
import type { WrongName } from "./context.ts";

/** How a name is spelled. Whitespace that can be removed is around it. */
const spelling: readonly NameProblemKind[] = ["upper-case", "trailing-dot", "non-ascii", "whitespace"];

/** The address of a service with nothing behind the port: no user, no path. */
const address = /^(?:(?<scheme>[a-z]+):\/\/)?[\w.-]+(?::(?<port>\d+))?\/?$/i;
const schemes = { tls: "https", ssh: "ssh" };

export function fixName(wrong: WrongName): Splice | undefined {
  const { file, at, problems } = wrong;
  const repair = problems[0]?.repair;
  if (repair === undefined) return undefined;
  const isSpelling = problems.every(({ kind }) => spelling.includes(kind)) && meansTheSame(at.value, repair);
  return isSpelling || isAddressOfList(wrong) ? rewriteScalar(file, at, repair) : undefined;
}

/** Letters of other scripts can be meant to deceive, and some are folded into others: only Latin ones that come back are sure. */
function meansTheSame(written: string, repair: string): boolean {
  if (/^\p{ASCII}*$/u.test(written)) return true;
  const shown = repair.split(".").map((label) => (label.startsWith("xn--") ? domainToUnicode(label) : label));
  const bare = written.trim().replace(/\.$/, "").normalize("NFC").toLowerCase();
  return /^[\p{ASCII}\p{Script=Latin}]*$/u.test(bare) && shown.join(".") === bare;
}

/** Whether scheme and port say what the list says without them. */
function isAddressOfList({ at, protocol, list }: WrongName): boolean {
  const parts = address.exec(at.value)?.groups;
  if (parts === undefined || list === undefined) return false;
  const usual = defaultPort[protocol];
  const isUsual = (list.ports ?? []).every(({ value }) => value === usual);
  const { scheme = schemes[protocol], port = String(usual) } = parts;
  return isUsual && scheme.toLowerCase() === schemes[protocol] && port === String(usual);
}
