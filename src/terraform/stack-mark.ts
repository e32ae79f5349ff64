/**
 * What tells a stack that `synthesize` wrote from everyone else's: a line of its metadata, in the JSON file and in the metadata of the HCL.
 * Read as text, so that a file with conflict marks of git in it is still known.
 */
import { TerraformElement } from "cdktf";

const mark = { generatedBy: "discriminat-policy synth" };
/** With whatever blanks: a formatter, or a program that wrote the file again, does not make it someone else's. */
const marked = /"generatedBy"\s*:\s*"discriminat-policy synth"/;

/** Adds the mark to the stack that it is put into, and nothing else. */
export class StackMark extends TerraformElement {
  override toMetadata(): Record<string, unknown> {
    return mark;
  }
}

/** Whether a file of a stack bears the mark. */
export function isMarked(text: string): boolean {
  return marked.test(text);
}
