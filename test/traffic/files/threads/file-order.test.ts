import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedAs, createEventMemory, type EventWatch } from "../../../../src/traffic/files/event-memory.ts";
import { createSeed } from "../../../../src/traffic/files/fingerprint.ts";
import { createEventRecorder } from "../../../../src/traffic/files/threads/event-recorder.ts";
import { createFileOrder } from "../../../../src/traffic/files/threads/file-order.ts";
import type { EventBlock, FileFacts } from "../../../../src/traffic/files/threads/messages.ts";

/** An event: when, which record, and the id that AWS gave it. */
interface Event {
  readonly atMs: number | null;
  readonly record: number;
  readonly id: string | undefined;
  /** The row that it counts in, or what else. */
  readonly as: number;
}

const facts: FileFacts = {
  isEmpty: false,
  hasLost: false,
  unreadableLines: 0,
  firstUnreadable: [],
  remarks: [],
};

const bytesOf = (record: number) => {
  const bytes = Buffer.from(JSON.stringify({ dhost: `${record}.example` }));
  return { bytes, from: 0, to: bytes.length };
};

/** Asks as the counter of lines does: of lines without an id only those in the sample. */
function tell(events: EventWatch, { atMs, record, id, as }: Event): boolean {
  const isRepeated = events.isRepeated(atMs, bytesOf(record), id);
  if (!isRepeated) events.counted(as);
  return isRepeated;
}

/** What one thread finds, file after file. */
function oneByOne(files: readonly (readonly Event[])[], bounds: { mostEvents: number; mostIds: number }) {
  const events = createEventMemory(bounds);
  const repeated: Event[] = [];
  for (const [file, own] of files.entries()) {
    events.nextFile(`${file}`);
    repeated.push(...own.filter((event) => tell(events, event)));
  }
  return { repeated, overlap: events.overlap(), repeats: events.repeats(), bits: events.sampleBits() };
}

/** The same by threads that take turns as `turns` says. */
function sideBySide(
  files: readonly (readonly Event[])[],
  bounds: { mostEvents: number; mostIds: number },
  threads: number,
  turns: readonly number[],
) {
  const seed = createSeed();
  const events = createEventMemory(bounds, seed);
  const order = createFileOrder(
    files.map((_, file) => `${file}`),
    events,
  );
  const workers = Array.from({ length: threads }, (_, thread) => {
    const blocks: EventBlock[] = [];
    const recorder = createEventRecorder(seed, bounds.mostEvents, (block) => void blocks.push(block));
    return { thread, blocks, recorder, file: -1, next: 0 };
  });
  let begun = 0;
  const step = (worker: (typeof workers)[number]): boolean => {
    if (worker.file < 0) {
      if (begun === files.length) return false;
      worker.file = order.begin(worker.thread);
      worker.next = 0;
      begun += 1;
      worker.recorder.nextFile(events.sampleBits());
    }
    const own = files[worker.file] ?? [];
    const event = own[worker.next];
    if (event !== undefined) tell(worker.recorder, event);
    worker.next += 1;
    const isDone = worker.next >= own.length;
    // Sometimes a block goes out before it is full.
    if (isDone || worker.next % 3 === 0) worker.recorder.flush();
    for (const block of worker.blocks.splice(0)) order.addEvents(worker.file, block, () => {});
    if (isDone) {
      order.end(worker.file, facts);
      worker.file = -1;
    }
    return true;
  };
  const pick = (turn: number) => workers[turn % threads];
  for (const turn of turns) {
    const worker = pick(turn);
    if (worker !== undefined) step(worker);
  }
  while (workers.map(step).includes(true));
  return { order, overlap: events.overlap(), repeats: events.repeats(), bits: events.sampleBits() };
}

const day = Date.parse("2026-11-01T00:00:00Z");
const event: fc.Arbitrary<Event> = fc
  .record({
    at: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 20 }),
    record: fc.integer({ min: 0, max: 5 }),
    id: fc.option(
      fc.integer({ min: 0, max: 9 }).map((id) => `${id}`),
      { nil: undefined, freq: 2 },
    ),
    as: fc.integer({ min: -4, max: 3 }).filter((as) => as !== -1),
  })
  .map(({ at, ...rest }) => ({ ...rest, atMs: at === null ? null : day + at * 1000 }));
const files = fc.array(fc.array(event, { maxLength: 40 }), { minLength: 1, maxLength: 8 });
const bounds = fc.record({ mostEvents: fc.integer({ min: 1, max: 40 }), mostIds: fc.integer({ min: 1, max: 12 }) });

describe("files that are read side by side", () => {
  it("have the repeated events of files that are read one after the other, whoever is quicker", () => {
    const property = fc.property(
      files,
      bounds,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(3), { maxLength: 60 }),
      (given, most, threads, turns) => {
        const expected = oneByOne(given, most);
        const found = sideBySide(given, most, threads, turns);
        expect({ overlap: found.overlap, repeats: found.repeats, bits: found.bits }).toEqual({
          overlap: expected.overlap,
          repeats: expected.repeats,
          bits: expected.bits,
        });
        const all = Array.from({ length: threads }, (_, thread) => found.order.lessOf(thread));
        const sum = (pick: (less: (typeof all)[number]) => number): number =>
          all.reduce((total, less) => total + pick(less), 0);
        const as = (code: number): number => expected.repeated.filter((one) => one.as === code).length;
        expect({
          server: sum(({ server }) => server),
          config: sum(({ config }) => config),
          untimed: sum(({ untimed }) => untimed),
          client: sum(({ client }) => client),
          rows: [0, 1, 2, 3].map((row) => sum(({ byRow }) => byRow.get(row) ?? 0)),
        }).toEqual({
          server: as(countedAs.server),
          config: as(countedAs.config),
          untimed: as(countedAs.untimed),
          client: expected.repeated.filter((one) => one.as >= 0).length,
          rows: [0, 1, 2, 3].map(as),
        });
      },
    );
    fc.assert(property, { numRuns: Number(process.env.FUZZ_RUNS ?? 2_000) });
  });

  it("are found to overlap, though each thread remembers only a sample", () => {
    const lines = (from: number, to: number): readonly Event[] =>
      Array.from({ length: to - from }, (_, index) => ({
        atMs: day + (from + index) * 1000,
        record: from + index,
        id: undefined,
        as: 0,
      }));
    const given = [lines(0, 2_000), lines(2_000, 4_000), lines(3_000, 5_000)];
    const found = sideBySide(given, { mostEvents: 200, mostIds: 1 }, 2, []);
    expect(found.overlap).toEqual({ file: "1", other: "2" });
    expect(found.bits).toBeGreaterThan(0);
  });
});

describe("what is said of files", () => {
  const lacking = (why: string): FileFacts => ({
    ...facts,
    unreadableLines: 7,
    firstUnreadable: [1, 2, 3, 4, 5].map((line) => ({ line, why })),
    remarks: [{ kind: "partial", line: 1, why }],
  });

  it("stands in the order of the files, though the last is done first", () => {
    const order = createFileOrder(["a", "b"], createEventMemory());
    const [first, second] = [order.begin(0), order.begin(1)];
    order.end(second, lacking("second"));
    expect(order.areAllDone()).toBe(false);
    order.end(first, lacking("first"));
    expect(order.areAllDone()).toBe(true);
    const { unreadable, partial } = order.said();
    expect(unreadable.lines()).toBe(14);
    expect(unreadable.first().map(({ file }) => file)).toEqual(["a", "a", "a", "a", "a"]);
    expect(partial.reasons()).toEqual([
      '"a" does not hold everything: first (line 1).',
      '"b" does not hold everything: second (line 1).',
    ]);
  });

  it("is the error of the first file that has one, once those before it are done", () => {
    const order = createFileOrder(["a", "b", "c"], createEventMemory());
    const [first, second, third] = [order.begin(0), order.begin(1), order.begin(0)];
    order.fail(third, new Error("third"));
    order.fail(second, new Error("second"));
    expect(order.failure()).toBeUndefined();
    order.end(first, facts);
    expect(order.failure()?.message).toBe("second");
  });
});
