import { expect, test } from "vitest";

const { drawTerminal } = (await import(new URL("../../scripts/draw-first-run.mjs", import.meta.url).href)) as {
  readonly drawTerminal: (title: string, text: string) => string;
};

test("a drawn line holds the text, and no markup of its own", () => {
  expect(drawTerminal("a < b", "x <y> && z")).toContain(">x &lt;y&gt; &amp;&amp; z</text>");
  expect(drawTerminal("a < b", "")).toContain("<title>a &lt; b</title>");
});

test("colours hold until they end, one within another", () => {
  const drawn = drawTerminal("", "\u001b[1m\u001b[36mname\u001b[39m bold\u001b[22m plain");
  expect(drawn).toContain('<tspan class="bold cyan">name</tspan><tspan class="bold"> bold</tspan> plain');
});

test("a picture is as large as its text, whatever escape sequences are in it", () => {
  const size = (text: string) => /width="\d+" height="\d+"/.exec(drawTerminal("", text))?.[0];
  expect(size("\u001b[2mone\u001b[22m\ntwo")).toBe(size("one\ntwo"));
});

test("a colour that the picture does not know is an error, not plain text", () => {
  expect(() => drawTerminal("", "\u001b[35mmagenta\u001b[39m")).toThrow(/no style for the escape sequence 35/);
});
