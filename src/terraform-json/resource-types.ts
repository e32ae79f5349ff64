/**
 * What is known of the types of resources that can write Security Group rules, or could be thought to: which are read, which keep a plan
 * from being explained, and which do neither. All other types are searched for annotations and calls of EC2. Data only.
 */

export type TypeDecision =
  /** Its rules are read. */
  | { readonly kind: "read" }
  /** It holds rules that the plan does not show, whether or not it changes. */
  | { readonly kind: "holds-rules"; readonly why: string }
  /** What it runs when it is created, changed or destroyed could write any rule. */
  | { readonly kind: "runs"; readonly why: string }
  /** What it is given is written or run later; it is searched, and has to be known for that: the names of its attributes. */
  | { readonly kind: "carries"; readonly content: RegExp }
  /** `why` it writes no annotation to a rule that lets traffic out. */
  | { readonly kind: "harmless"; readonly why: string };

const read = { kind: "read" } as const;
const holds = (why: string) => ({ kind: "holds-rules", why }) as const;
const runs = (why: string) => ({ kind: "runs", why }) as const;
const carries = (content: RegExp) => ({ kind: "carries", content }) as const;
const harmless = (why: string) => ({ kind: "harmless", why }) as const;

const decisions: Readonly<Record<string, TypeDecision>> = {
  aws_security_group: read,
  aws_default_security_group: read,
  aws_security_group_rule: read,
  aws_vpc_security_group_egress_rule: read,
  aws_vpc_security_group_rules_exclusive: read,
  awscc_ec2_security_group: read,
  awscc_ec2_security_group_egress: read,
  aws_cloudformation_stack: read,
  aws_cloudformation_stack_set: read,
  aws_cloudcontrolapi_resource: read,
  awscc_cloudformation_stack: read,
  awscc_cloudformation_stack_set: read,
  aws_ec2_managed_prefix_list: read,
  aws_ec2_managed_prefix_list_entry: read,

  aws_vpc_security_group_ingress_rule: harmless("it lets traffic in"),
  awscc_ec2_security_group_ingress: harmless("it lets traffic in"),
  aws_vpc_security_group_vpc_association: harmless("it adds no rule to the group"),
  awscc_ec2_security_group_vpc_association: harmless("it adds no rule to the group"),
  aws_network_interface_sg_attachment: harmless("it attaches a group and adds no rule"),
  aws_vpc_endpoint_security_group_association: harmless("it attaches a group and adds no rule"),

  aws_serverlessapplicationrepository_cloudformation_stack: holds(
    "deploys an application whose template the plan does not hold",
  ),
  aws_servicecatalog_provisioned_product: holds("deploys a product whose template the plan does not hold"),
  awscc_servicecatalog_cloud_formation_provisioned_product: holds(
    "deploys a product whose template the plan does not hold",
  ),
  awscc_cloudformation_module_version: holds("holds a template that the plan does not show"),

  aws_lambda_invocation: runs("invokes a function"),
  shell_script: runs("runs a program"),
  shell_script_resource: runs("runs a program"),
  ansible_playbook: runs("runs a program"),
  ssh_resource: runs("runs a program"),
  linux_script: runs("runs a program"),
  restapi_object: runs("calls an API"),
  local_command: runs("runs a program"),
  http_request: runs("calls an API"),

  aws_ssm_document: carries(/^content$/),
  aws_ssm_association: carries(/^parameters$/),
  aws_sfn_state_machine: carries(/^definition$/),
  aws_scheduler_schedule: carries(/^input$/),
  aws_cloudwatch_event_target: carries(/^input/),
  aws_config_remediation_configuration: carries(/^parameter$/),
  kubernetes_manifest: carries(/^manifest$/),
  kubectl_manifest: carries(/^yaml_body$/),
};

/** Security Group policies of Firewall Manager copy rules into groups of many accounts. */
const firewallManager = new Set(["aws_fms_policy", "awscc_fms_policy"]);

/** @param mentions whether a text stands anywhere in the values of the resource */
export function decideType(type: string, mentions: (text: RegExp) => boolean): TypeDecision | undefined {
  if (firewallManager.has(type)) {
    return mentions(/SECURITY_GROUPS/) ? holds("copies the rules of groups into other groups") : undefined;
  }
  return Object.hasOwn(decisions, type) ? decisions[type] : undefined;
}

/** Data sources that run something while Terraform plans or applies. */
export const runningDataSources: ReadonlyMap<string, string> = new Map([
  ["external", "runs a program"],
  ["shell_script", "runs a program"],
  ["aws_lambda_invocation", "invokes a function"],
  ["local_command", "runs a program"],
]);

/** Actions of Terraform 1.14 that change no Security Group; all others could. */
export const harmlessActions: ReadonlySet<string> = new Set([
  "aws_cloudfront_create_invalidation",
  "aws_ec2_stop_instance",
  "aws_ses_send_email",
  "aws_sns_publish",
]);

/** What CloudFormation, Cloud Control and awscc can create that holds rules which a template does not show. By CloudFormation's type. */
export function decideCloudFormationType(type: string): TypeDecision | undefined {
  if (type === "AWS::EC2::SecurityGroup" || type === "AWS::EC2::SecurityGroupEgress") return read;
  if (type === "AWS::EC2::SecurityGroupIngress") return harmless("it lets traffic in");
  if (nestedStacks.has(type)) return holds(`holds the nested stack or product ${type}`);
  if (type === "AWS::FMS::Policy") return holds("holds a policy of Firewall Manager");
  if (type === "AWS::CloudFormation::CustomResource" || type.startsWith("Custom::"))
    return holds("holds a custom resource");
  if (type.endsWith("::MODULE")) return holds("holds a module");
  return type.startsWith("AWS::") || type.startsWith("Alexa::")
    ? undefined
    : holds(`holds a resource of the type ${type}`);
}

const nestedStacks = new Set([
  "AWS::CloudFormation::Stack",
  "AWS::CloudFormation::StackSet",
  "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  "AWS::Serverless::Application",
]);
