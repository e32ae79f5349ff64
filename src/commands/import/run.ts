/** `import`: policies from what exists already. */
import type { Invocation, Io } from "../../command-line/command.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { importSources } from "../../library/import-sources.ts";
import { fails } from "../../report/tally.ts";
import { askEc2 } from "../ask-ec2.ts";
import { readSources } from "../read-source.ts";
import { deliverImport } from "./deliver-import.ts";
import { iamPolicy } from "./iam-policy.ts";
import { readMap } from "./read-map.ts";

const accepted = "Name a file that lists Security Groups or allowed names.";
const instead = "name a file that lists the groups";

export async function run({ args, options, global }: Invocation, io: Io): Promise<ExitCode> {
  if (options.printIamPolicy === true) {
    io.out(iamPolicy());
    return 0;
  }
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networkNames = (options.network ?? []) as readonly string[];
  const networks = networkNames.length === 0 ? undefined : findNetworks(tree, networkNames);
  const map = options.map === undefined ? new Map() : readMap(String(options.map), io.cwd);
  const files = await readSources(args, accepted, io);
  const isLive = args.length === 0;
  if (isLive && networks === undefined) {
    throw new UserError("there is nothing to import", {
      hint: "Name files, such as what `aws ec2 describe-security-groups` printed; or --network <name> to ask EC2.",
    });
  }
  const deployed = isLive ? [...(await askEc2(networks ?? [], instead, progress)).values()] : [];
  const imported = importSources({
    tree,
    sources: files,
    deployed,
    app: textOf(options.app),
    team: textOf(options.team),
    map,
    networks: networks?.map(({ name }) => name),
    inPlace: options.inPlace === true,
    reason: textOf(options.reason),
    ticket: textOf(options.ticket),
    root: toPosix(global.policies).replace(/\/+$/, ""),
    asOf: global.asOf,
  });
  progress.done();
  const isWritten = options.dryRun !== true;
  if (isWritten) {
    for (const { path, before, after } of imported.files) {
      const expected = before === undefined ? "absent" : textVersion(before);
      await writeFileAtomically(path, after, { cwd: io.cwd, expected });
    }
  }
  await deliverImport({ imported, isWritten, examined, sources: [...files, ...loaded.sources.values()] }, global, io);
  return fails(imported.findings, global.failOn) ? 1 : 0;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
