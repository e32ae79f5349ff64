/**
 * Regional endpoints of AWS services, IPv4, written as in the commercial partition; `resolve.ts` gives them the end that names
 * have in the network's. Explicit names only: the Public Suffix List holds
 * `us-east-1.amazonaws.com` and every `s3.<region>.amazonaws.com`, so that a wildcard below them would be refused somewhere.
 * Names with an account id or a bucket in them belong to a team and are left to its policies.
 */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read. */
const read = "2026-11-24";

/** A page of the AWS General Reference, which lists a service's endpoints by region. */
function reference(page: string): string {
  return `https://docs.aws.amazon.com/general/latest/gr/${page}.html`;
}

function endpoint(name: string, service: string, page: string, description: string) {
  return defineBundle({
    name: `aws/${name}`,
    description,
    allow: [{ protocol: "tls", names: [`${service}.{region}.amazonaws.com`], documentation: reference(page), read }],
  });
}

export const awsBundles = [
  endpoint("autoscaling", "autoscaling", "as", "Amazon EC2 Auto Scaling. Application Auto Scaling is another service."),
  endpoint(
    "cloudformation",
    "cloudformation",
    "cfn",
    "AWS CloudFormation, as cfn-init and cfn-signal use it. The S3 buckets behind wait conditions and custom resources are left out.",
  ),
  endpoint("cloudwatch", "monitoring", "cw_region", "Amazon CloudWatch metrics and alarms."),
  endpoint("cloudwatch-logs", "logs", "cwl_region", "Amazon CloudWatch Logs."),
  endpoint(
    "dynamodb",
    "dynamodb",
    "ddb",
    "Amazon DynamoDB. AWS SDKs may prefer <account id>.ddb.{region}.amazonaws.com: list your own, or set account_id_endpoint_mode to disabled.",
  ),
  endpoint("ec2", "ec2", "ec2-service", "Amazon EC2 API."),
  defineBundle({
    name: "aws/ecr",
    description:
      "Amazon ECR API, and the bucket that holds image layers. The registry itself carries your account id and is left out: add <account id>.dkr.ecr.{region}.amazonaws.com.",
    allow: [
      { protocol: "tls", names: ["api.ecr.{region}.amazonaws.com"], documentation: reference("ecr"), read },
      {
        protocol: "tls",
        names: ["prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com"],
        documentation: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms",
        read,
      },
    ],
  }),
  defineBundle({
    name: "aws/eks",
    description:
      "Amazon EKS API, and EKS Auth for the Pod Identity Agent. The API server of a cluster has a name of its own and is left out.",
    allow: [
      { protocol: "tls", names: ["eks.{region}.amazonaws.com"], documentation: reference("eks"), read },
      {
        protocol: "tls",
        names: ["eks-auth.{region}.api.aws"],
        documentation: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html",
        read,
      },
    ],
  }),
  endpoint(
    "elasticloadbalancing",
    "elasticloadbalancing",
    "elb",
    "Elastic Load Balancing API, not the load balancers.",
  ),
  endpoint("eventbridge", "events", "ev", "Amazon EventBridge. Global endpoints are left out."),
  endpoint("kms", "kms", "kms", "AWS KMS."),
  endpoint("lambda", "lambda", "lambda-service", "AWS Lambda API. Function URLs are left out."),
  defineBundle({
    name: "aws/s3",
    description:
      "Amazon S3 with path-style addresses, which reach the buckets of every account; in us-east-1 also the legacy global endpoint (s3.amazonaws.com), which some SDKs use there. Buckets with a name of their own (<bucket>.s3.{region}.amazonaws.com) are left out: list yours one by one, as the firewall's default exposure refuses a wildcard there. Prefer a gateway endpoint with a policy.",
    allow: [
      { protocol: "tls", names: ["s3.{region}.amazonaws.com"], documentation: reference("s3"), read },
      {
        protocol: "tls",
        names: ["s3.amazonaws.com"],
        documentation:
          "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#deprecated-global-endpoint",
        read: "2026-11-27",
        regions: ["us-east-1"],
      },
    ],
  }),
  endpoint("secrets-manager", "secretsmanager", "asm", "AWS Secrets Manager."),
  endpoint("sns", "sns", "sns", "Amazon SNS."),
  endpoint(
    "sqs",
    "sqs",
    "sqs-service",
    "Amazon SQS. The legacy endpoints ({region}.queue.amazonaws.com) are left out.",
  ),
  defineBundle({
    name: "aws/ssm",
    description:
      "AWS Systems Manager: SSM Agent, Session Manager, Parameter Store. SSM Agent before 3.3.40.0 also uses ec2messages.{region}.amazonaws.com; agent updates come from S3 buckets; both are left out.",
    allow: [
      { protocol: "tls", names: ["ssm.{region}.amazonaws.com"], documentation: reference("ssm"), read },
      {
        protocol: "tls",
        names: ["ssmmessages.{region}.amazonaws.com"],
        documentation:
          "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html",
        read,
      },
    ],
  }),
  endpoint("sts", "sts", "sts", "AWS STS, regional. The global endpoint (sts.amazonaws.com) is left out."),
  endpoint("xray", "xray", "xray", "AWS X-Ray."),
];
