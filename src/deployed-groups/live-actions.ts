/** What reading groups from EC2 needs; for IAM policies. None of these actions can be limited to some groups. */
export const liveGroupsActions = [
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
] as const;
