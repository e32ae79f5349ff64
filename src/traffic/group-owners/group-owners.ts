/** Which app a Security Group belongs to. Pure; must not read a file or ask AWS. */

import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";

/** Id of a Security Group → its app. */
export interface GroupOwners extends ReadonlyMap<string, string> {
  /** Why groups may be missing, in clauses without a full stop. @default nothing says so */
  readonly incompleteBecause?: readonly string[] | undefined;
}

/** "This group belongs to that app", and who says so: a file, for error messages. */
export interface Ownership {
  readonly group: string;
  readonly app: string;
  readonly from: string;
  /** Why that source may have more groups than it says here; a clause without a full stop. */
  readonly partial?: string | undefined;
}

const groupId = /^sg-[0-9a-zA-Z]+$/;
/** As the policy schema has it for `app`. */
const appName = /^[a-z][a-z0-9-]{0,62}$/;

/** @throws UserError where that is not a Security Group's id, or not an app's name. */
export function ownership(group: string, app: string, from: string): Ownership {
  if (!groupId.test(group)) {
    throw new UserError(`${from}: ${quote(group)} is not the id of a Security Group`, {
      hint: "Ids look like sg-0123456789abcdef0.",
    });
  }
  if (!appName.test(app)) {
    throw new UserError(`${from}: ${group} belongs to ${quote(app)}, which is not the name of an app`, {
      hint: "Write the name as the policy's `app` has it: lower-case letters, digits and hyphens.",
    });
  }
  return { group, app, from };
}

/** What all of them say together, and whether that is all. @throws UserError where one group has two apps. */
export function ownersOf(ownerships: Iterable<Ownership>): GroupOwners {
  const known = new Map<string, Ownership>();
  const incompleteBecause = new Set<string>();
  for (const next of ownerships) {
    const before = known.get(next.group);
    if (before !== undefined && before.app !== next.app) {
      const places = before.from === next.from ? `in ${next.from}` : `in ${before.from} and ${next.from}`;
      throw new UserError(`${next.group} belongs to two apps, ${before.app} and ${next.app}, ${places}`, {
        hint: "A group has one app. Leave out the file that is out of date.",
      });
    }
    known.set(next.group, before ?? next);
    if (next.partial !== undefined) incompleteBecause.add(next.partial);
  }
  const owners = new Map([...known].map(([group, { app }]) => [group, app]));
  return incompleteBecause.size === 0 ? owners : Object.assign(owners, { incompleteBecause: [...incompleteBecause] });
}

/** Why connections may have no app, in sentences. */
export function missingGroups({ incompleteBecause = [] }: GroupOwners): readonly string[] {
  return incompleteBecause.map((why) => `${why}: groups of apps may be missing.`);
}
