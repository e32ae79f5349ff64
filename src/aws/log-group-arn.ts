/** ARNs of log groups: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html. Pure. */

const arnPattern = /^arn:(aws[a-z-]*):logs:([a-z0-9-]+):(\d{12}):log-group:([^:*]+)(?::\*)?$/;

interface GroupArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** `undefined` where the text is a plain name. */
export function readGroupArn(text: string): GroupArn | undefined {
  const [whole, partition = "", region = "", account = "", name = ""] = arnPattern.exec(text) ?? [];
  return whole === undefined ? undefined : { partition, region, account, name };
}
