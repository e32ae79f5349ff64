/** EC2 as far as `--groups-from-tags` asks it: Security Groups with our tag, over the Query protocol on a free port of the loopback. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TaggedGroups {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @param owners group id → app */
export async function startTaggedGroups(owners: Readonly<Record<string, string>>): Promise<TaggedGroups> {
  const items = Object.entries(owners).map(
    ([id, app]) =>
      `<item><groupId>${id}</groupId><tagSet><item><key>discriminat-policy:app</key><value>${app}</value></item></tagSet></item>`,
  );
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.setHeader("content-type", "text/xml");
    outgoing.end(
      `<DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><securityGroupInfo>${items.join("")}</securityGroupInfo></DescribeSecurityGroupsResponse>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
