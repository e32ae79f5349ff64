/**
 * Brings the proposals of all teams up to date: one branch and one pull or merge request a team. What to do is decided in
 * src/upkeep/decide.ts; this asks and tells git and the forge. A team that fails does not keep the others waiting.
 */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { UserError } from "../../errors.ts";
import type { Proposal, Proposals } from "../../forge/proposals.ts";
import { openRemote, type Remote } from "../../git/remote.ts";
import type { Git } from "../../git/run-git.ts";
import { type Identity, writeCommit } from "../../git/write-commit.ts";
import { quote } from "../../text/quote.ts";
import { type BranchState, decide, refusalOf, refusalsOf } from "../../upkeep/decide.ts";
import { readMarker, teamDigest, withdraw } from "../../upkeep/marker.ts";
import { inertWord, proposalText } from "../../upkeep/proposal-text.ts";
import { type TeamDue, type TeamUpkeep, teamUpkeep } from "../../upkeep/team-upkeep.ts";
import { forgeOf } from "./forge-of.ts";
import { findRepository, fromCommit, type PolicyHistory, type PolicyRepository } from "./history.ts";
import type { UpkeepRequest } from "./request.ts";

export interface Outcome {
  readonly upkeep: TeamUpkeep;
  readonly kind:
    | "nothing"
    | "unchanged"
    | "kept"
    | "left-alone"
    | "withdrawn"
    | "created"
    | "updated"
    /** Someone else pushed meanwhile. */
    | "overtaken"
    | "failed";
  readonly proposal: Proposal | undefined;
  /** Proposals that a person closed, and whose items are left out. */
  readonly closed: readonly Proposal[];
  /** Of `failed`. */
  readonly error?: UserError;
}

/** Recognised by its address, which no one can have: https://www.rfc-editor.org/rfc/rfc2606 */
const identity: Identity = { name: "discriminat-policy upkeep", email: "upkeep@discriminat-policy.invalid" };

const prefix = "egress-upkeep/";

interface Surroundings {
  readonly remote: Remote;
  readonly proposals: Proposals;
  /** The branch that proposals go into, and its last commit. */
  readonly base: { readonly branch: string; readonly commit: string };
  readonly history: PolicyHistory;
  readonly request: UpkeepRequest;
  readonly asOf: string;
}

/** @param dueOf what is due in the policies of the base, team by team */
export async function propose(
  forge: "github" | "gitlab",
  request: UpkeepRequest,
  dueOf: (history: PolicyHistory) => readonly TeamDue[],
  global: GlobalOptions,
  io: Io,
): Promise<readonly Outcome[]> {
  const { proposals, credentials } = forgeOf(forge, io.env);
  const repository = findRepository(global, io);
  if (repository === undefined) {
    throw new UserError(`${quote(global.policies)} lies in no git repository`, {
      hint: "Run this in a clone, or print a patch: leave --propose out.",
    });
  }
  const remote = openRemote(repository.top, request.remote, io.env, credentials);
  const base = findBase(remote, repository, request);
  const history = fromCommit(repository, base.commit, global, io);
  const due = dueOf(history);
  const branches = remote.branches(`${prefix}*`);
  const surroundings = { remote, proposals, base, history, request, asOf: global.asOf };
  const outcomes: Outcome[] = [];
  for (const team of [...due, ...goneTeams(due, branches)]) {
    if (!global.quiet) io.debug(`looking at the proposal of ${team.team}`);
    outcomes.push(await proposeFor(team, branches.get(branchOf(team)), surroundings));
  }
  return outcomes;
}

function findBase(remote: Remote, { git }: PolicyRepository, { base }: UpkeepRequest): Surroundings["base"] {
  const branch = base ?? remote.defaultBranch();
  const commit = remote.branches(branch).get(branch);
  if (commit === undefined) {
    throw new UserError(`${remote.shown} has no branch ${quote(branch)}`, {
      hint: "Name another one: --base <branch>",
    });
  }
  if (git.ask(["cat-file", "-e", `${commit}^{commit}`]) === undefined) remote.fetch([branch]);
  return { branch, commit };
}

/** Different for each folder, also where its name is unusual. */
function branchOf({ team }: Pick<TeamDue, "team">): string {
  const word = inertWord(team);
  return `${prefix}${word}${word === team ? "" : `-${teamDigest(team)}`}`;
}

/** Branches of teams that have no policy any more. */
function goneTeams(due: readonly TeamDue[], branches: ReadonlyMap<string, string>): readonly TeamDue[] {
  const known = new Set(due.map(branchOf));
  return [...branches.keys()]
    .filter((branch) => !known.has(branch))
    .map((branch) => ({ team: branch.slice(prefix.length), policies: [] }));
}

async function proposeFor(due: TeamDue, tip: string | undefined, surroundings: Surroundings): Promise<Outcome> {
  const { proposals, remote, base, request } = surroundings;
  let upkeep = teamUpkeep(due, request);
  let closed: readonly Proposal[] = [];
  try {
    const all = await proposals.list(branchOf(due));
    const refusals = refusalsOf(all, due.team);
    const marker = readMarker(all.find(({ state }) => state === "open")?.body ?? "");
    upkeep = teamUpkeep(due, request, {
      isDeclined: (item) => refusalOf(refusals, item) !== undefined,
      isOpen: ({ key }) => marker?.items.has(key) === true,
    });
    closed = [...new Set(upkeep.declined.flatMap((item) => refusalOf(refusals, item)?.proposal ?? []))];
    const branch = tip === undefined ? undefined : stateOf(remote, branchOf(due), tip, base.commit);
    const decision = decide(upkeep, all, branch, base.commit);
    switch (decision.kind) {
      case "nothing":
        return { upkeep, kind: "nothing", proposal: undefined, closed };
      case "unchanged":
      case "kept":
        return { upkeep, kind: decision.kind, proposal: decision.open, closed };
      case "left-alone":
        if (decision.open !== undefined) await sayOnce(proposals, decision.open, leftAlone);
        return { upkeep, kind: "left-alone", proposal: decision.open, closed };
      case "withdraw":
        return {
          upkeep,
          kind: await withdrawProposal(due, tip, decision.open, surroundings),
          proposal: decision.open,
          closed,
        };
      case "propose":
        return { upkeep, ...(await bringUpToDate(upkeep, tip, decision.open, surroundings)), closed };
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { upkeep, kind: "failed", proposal: undefined, closed, error };
  }
}

/** What the branch holds beyond the base. */
function stateOf(remote: Remote, name: string, tip: string, base: string): BranchState {
  const { git } = remote;
  if (git.ask(["cat-file", "-e", `${tip}^{commit}`]) === undefined) remote.fetch([name]);
  const commits = linesOf(git, ["log", "--format=%ae%x00%ce", "--end-of-options", `${base}..${tip}`]);
  const parents = (git.ask(["log", "--max-count=1", "--format=%P", "--end-of-options", tip]) ?? "").split(" ");
  const own = `${identity.email}\0${identity.email}`;
  return { tip, parents: parents.filter((id) => id !== ""), hasOthers: commits.some((line) => line !== own) };
}

function linesOf(git: Git, args: readonly string[]): readonly string[] {
  return git
    .run(args)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

async function bringUpToDate(
  upkeep: TeamUpkeep,
  tip: string | undefined,
  open: Proposal | undefined,
  { remote, proposals, base, history, request, asOf }: Surroundings,
): Promise<Pick<Outcome, "kind" | "proposal">> {
  const { title, body, message } = proposalText(upkeep, { asOf, noun: proposals.noun });
  const changed = upkeep.edits.filter(({ policy, text }) => text !== policy.source.text);
  const texts = new Map(changed.map(({ policy, text }) => [history.pathOf(policy), text]));
  const commit = writeCommit(remote.git, { parent: base.commit, texts, message, day: asOf, by: identity });
  const branch = branchOf(upkeep);
  if (commit !== tip && !remote.push(branch, commit, tip)) return { kind: "overtaken", proposal: open };
  if (open === undefined) {
    const { labels } = request;
    return { kind: "created", proposal: await proposals.create({ branch, base: base.branch, title, body, labels }) };
  }
  // Forges trim what they store.
  const isSame = open.title === title && open.body.trim() === body.trim();
  if (!isSame) await proposals.edit(open.number, { title, body });
  return { kind: commit === tip && isSame ? "unchanged" : "updated", proposal: open };
}

async function withdrawProposal(
  due: TeamDue,
  tip: string | undefined,
  open: Proposal,
  { remote, proposals }: Surroundings,
): Promise<"withdrawn"> {
  await proposals.comment(open.number, "Nothing of this is due any more: closed, and the branch is removed.");
  await proposals.close(open.number, withdraw(open.body, due.team));
  // Someone who pushed meanwhile keeps the branch.
  if (tip !== undefined) remote.push(branchOf(due), undefined, tip);
  return "withdrawn";
}

const leftAlone = `<!-- discriminat-policy:upkeep-left-alone:v1 -->
This branch has commits of others, so that \`discriminat-policy upkeep\` leaves it as it is from now on. Merge or close it, and the next run starts from what there is then.`;

async function sayOnce(proposals: Proposals, { number }: Proposal, text: string): Promise<void> {
  const [mark = ""] = text.split("\n", 1);
  const said = await proposals.comments(number);
  if (!said.some((comment) => comment.startsWith(mark))) await proposals.comment(number, text);
}
