/**
 * AWS's partitions: which regions there are, and how the names of services end in each. Data of the AWS SDK for JavaScript
 * (https://github.com/aws/aws-sdk-js-v3, the endpoint rule set's `partitions.json`). Pure.
 */

export interface AwsPartition {
  readonly id: string;
  /** What the names of regional endpoints end in: `ssm.eu-west-2.amazonaws.com`. */
  readonly dnsSuffix: string;
  /** The same for endpoints that also have IPv6 addresses: `eks-auth.eu-west-2.api.aws`. */
  readonly dualStackDnsSuffix: string;
  /** What the regions of the partition look like, those to come included. */
  readonly regionPattern: RegExp;
  /** Those that are published. */
  readonly regions: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");

export const awsPartitions: readonly AwsPartition[] = [
  {
    id: "aws",
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
    regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    regions: words(
      "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2",
    ),
  },
  {
    id: "aws-cn",
    dnsSuffix: "amazonaws.com.cn",
    dualStackDnsSuffix: "api.amazonwebservices.com.cn",
    regionPattern: /^cn-\w+-\d+$/,
    regions: words("cn-north-1 cn-northwest-1"),
  },
  {
    id: "aws-eusc",
    dnsSuffix: "amazonaws.eu",
    dualStackDnsSuffix: "api.amazonwebservices.eu",
    regionPattern: /^eusc-(de)-\w+-\d+$/,
    regions: words("eusc-de-east-1"),
  },
  {
    id: "aws-iso",
    dnsSuffix: "c2s.ic.gov",
    dualStackDnsSuffix: "api.aws.ic.gov",
    regionPattern: /^us-iso-\w+-\d+$/,
    regions: words("us-iso-east-1 us-iso-west-1"),
  },
  {
    id: "aws-iso-b",
    dnsSuffix: "sc2s.sgov.gov",
    dualStackDnsSuffix: "api.aws.scloud",
    regionPattern: /^us-isob-\w+-\d+$/,
    regions: words("us-isob-east-1 us-isob-west-1"),
  },
  {
    id: "aws-iso-e",
    dnsSuffix: "cloud.adc-e.uk",
    dualStackDnsSuffix: "api.cloud-aws.adc-e.uk",
    regionPattern: /^eu-isoe-\w+-\d+$/,
    regions: words("eu-isoe-west-1"),
  },
  {
    id: "aws-iso-f",
    dnsSuffix: "csp.hci.ic.gov",
    dualStackDnsSuffix: "api.aws.hci.ic.gov",
    regionPattern: /^us-isof-\w+-\d+$/,
    regions: words("us-isof-east-1 us-isof-south-1"),
  },
  {
    id: "aws-us-gov",
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
    regionPattern: /^us-gov-\w+-\d+$/,
    regions: words("us-gov-east-1 us-gov-west-1"),
  },
];

/** Every published region, by partition. */
export const awsRegions: readonly string[] = awsPartitions.flatMap(({ regions }) => regions);

/** The partition of a region, published or not; `undefined` for what is not like a region. */
export function partitionOf(region: string): AwsPartition | undefined {
  return awsPartitions.find(({ regionPattern }) => regionPattern.test(region));
}

type SuffixKind = "dnsSuffix" | "dualStackDnsSuffix";
const suffixKinds: readonly SuffixKind[] = ["dnsSuffix", "dualStackDnsSuffix"];

/** Of all partitions, the longest first. */
const suffixes = awsPartitions
  .flatMap((partition) => suffixKinds.map((kind) => ({ kind, suffix: partition[kind], ending: `.${partition[kind]}` })))
  .sort((left, right) => right.suffix.length - left.suffix.length);

/** Which kind of suffix a name has; the longest one counts. */
function suffixOf(name: string): { readonly kind: SuffixKind; readonly suffix: string } | undefined {
  return suffixes.find(({ ending }) => name.endsWith(ending));
}

/** Whether a name ends as those of AWS's services do, in any partition. */
export function isAwsName(name: string): boolean {
  return suffixOf(name) !== undefined;
}

/** An AWS name with the suffix that its kind has in the partition of a region; other names as they are. */
export function inPartition(name: string, region: string): string {
  const found = suffixOf(name);
  const partition = found && partitionOf(region);
  if (found === undefined || partition === undefined) return name;
  return `${name.slice(0, -found.suffix.length)}${partition[found.kind]}`;
}

/** The name that AWS would give instead, where a label is a region and the end is that of another partition. */
export function otherPartition(name: string): { readonly region: string; readonly instead: string } | undefined {
  if (suffixOf(name) === undefined) return undefined;
  const region = name.split(".").find((label) => partitionOf(label) !== undefined);
  if (region === undefined) return undefined;
  const instead = inPartition(name, region);
  return instead === name ? undefined : { region, instead };
}
