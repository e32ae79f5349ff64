/** Every value inside of another one, with the key that it has there; however deep, without recursion. Pure. */
export function* partsOf(root: unknown): Generator<{ readonly key: string | undefined; readonly value: unknown }> {
  const open: { readonly key: string | undefined; readonly value: unknown }[] = [{ key: undefined, value: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { value } = next;
    if (typeof value !== "object" || value === null) continue;
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) open.push({ key: isList ? undefined : key, value: inner });
  }
}
