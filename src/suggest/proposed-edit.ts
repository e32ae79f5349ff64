/** What is asked of an edit, and what it is. Types only. */
import type { Policy } from "../policy/model.ts";
import type { Pruning } from "./prune.ts";
import type { Suggestion, SuggestOptions, WriteOptions } from "./suggest.ts";

export interface EditOptions extends WriteOptions {
  readonly suggest: SuggestOptions;
  readonly prune: boolean;
  readonly force: boolean;
  readonly closeSeeThru: boolean;
  readonly tests: boolean;
  /** Indexes of entries that go whatever was observed. @default none */
  readonly removeEntries?: readonly number[];
}

export interface ProposedEdit {
  readonly policy: Policy;
  readonly suggestion: Suggestion;
  readonly pruning: Pruning | undefined;
  readonly closesSeeThru: boolean;
  /** Why a window stays open although it should be closed, and other notes: sentences without a full stop. */
  readonly notes: readonly string[];
  /** Targets of new tests. */
  readonly tests: readonly string[];
  /** The policy's text afterwards; the old one where nothing changes. */
  readonly text: string;
}
