/** A plain client of EC2's Query API on a local AWS, and a reader of its XML. */

/** An element's text, or its children by tag; a tag that repeats is a list. */
export type Xml = string | { readonly [tag: string]: Xml | readonly Xml[] };

/** What an answer holds under its root element. Attributes and namespaces are left out. */
export function readXml(text: string): { readonly [tag: string]: Xml | readonly Xml[] } {
  const tokens = text.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g);
  const root: Open = { children: {}, text: "" };
  const open: Open[] = [root];
  for (const [, closing, tag = "", selfClosing, characters] of tokens) {
    const inner = open.at(-1) ?? root;
    if (characters !== undefined) inner.text += characters;
    else if (closing) {
      open.pop();
      append(open.at(-1) ?? root, tag, inner);
    } else if (selfClosing) append(inner, tag, { children: {}, text: "" });
    else open.push({ children: {}, text: "" });
  }
  const [answer] = Object.values(root.children)[0] ?? [];
  if (answer === undefined || typeof answer === "string") throw new Error(`not an answer of EC2: ${text}`);
  return answer;
}

interface Open {
  readonly children: Record<string, Xml[]>;
  text: string;
}

function append(parent: Open, tag: string, { children, text }: Open): void {
  const entries = Object.entries(children).map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  const value: Xml = entries.length === 0 ? unescapeXml(text) : Object.fromEntries(entries);
  parent.children[tag] = [...(parent.children[tag] ?? []), value];
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}

/** The items of a set: `groupSet`, `securityGroupRuleSet`. */
export function itemsOf(set: Xml | readonly Xml[] | undefined): readonly Readonly<Record<string, Xml>>[] {
  const items = typeof set === "object" && "item" in set ? set.item : [];
  return (Array.isArray(items) ? items : [items]).filter((item) => typeof item === "object");
}

export interface Ec2 {
  readonly call: (action: string, params?: Readonly<Record<string, string>>) => Promise<ReturnType<typeof readXml>>;
}

/** A client for one region. Signs nothing: a local AWS reads only the region from the signature. */
export function ec2(url: string, region: string): Ec2 {
  const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ec2/aws4_request, SignedHeaders=host, Signature=none`;
  return {
    call: async (action, params = {}) => {
      const body = new URLSearchParams({ Action: action, Version: "2016-11-15", ...params });
      const answer = await fetch(url, { method: "POST", body, headers: { authorization } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${action} failed: ${text}`);
      return readXml(text);
    },
  };
}
