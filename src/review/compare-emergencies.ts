/** Emergency entries that a change adds or gives another end. Pure; no clock. */
import { entryDeclaration, entrySubject } from "../policy/entry-text.ts";
import type { Entry, Policy } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import type { Notice } from "./review-changes.ts";

/** One notice for each emergency entry of the head that the base does not have like this; those that go need none. */
export function compareEmergencies(app: string, base: readonly Policy[], head: readonly Policy[]): readonly Notice[] {
  const before = new Map(emergencies(base).map(({ entry }) => [keyOf(entry), entry]));
  return emergencies(head).flatMap(({ policy, entry }): Notice[] => {
    const known = before.get(keyOf(entry));
    const [until, old] = [entry.expires?.value ?? "an invalid date", known?.expires?.value];
    if (known !== undefined && old === until && known.ticket?.value === entry.ticket?.value) return [];
    const ticket = entry.ticket === undefined ? "" : ` (${quote(entry.ticket.value)})`;
    const what = `an emergency entry of ${app}${ticket} admits ${entrySubject(entry)} until ${until}`;
    return [
      {
        kind: "emergency",
        message: old === undefined || old === until ? what : `${what} instead of ${old}`,
        origin: { tree: "head", file: policy.source, at: entry.emergency ?? entry.at },
        apps: [app],
      },
    ];
  });
}

function emergencies(policies: readonly Policy[]): readonly { readonly policy: Policy; readonly entry: Entry }[] {
  return policies.flatMap((policy) =>
    policy.allow.flatMap((entry) => (entry.emergency === undefined ? [] : [{ policy, entry }])),
  );
}

function keyOf(entry: Entry): string {
  return JSON.stringify(entryDeclaration(entry));
}
