import type { Template } from 'aws-cdk-lib/assertions';

export interface Statement {
	Effect: 'Allow' | 'Deny';
	Action: string | string[];
	Resource?: unknown;
	Condition?: Record<string, Record<string, unknown>>;
}

interface PolicyResource {
	Properties: { PolicyDocument: { Statement: Statement[] }; Roles: { Ref: string }[] };
}

/** The statements of all roles of a stack, by the logical id of the role. */
export function statementsByRole(template: Template): Map<string, Statement[]> {
	const policies = Object.values(template.findResources('AWS::IAM::Policy')) as PolicyResource[];
	const byRole = new Map<string, Statement[]>();
	for (const { Properties } of policies) {
		for (const { Ref } of Properties.Roles) {
			byRole.set(Ref, [...(byRole.get(Ref) ?? []), ...Properties.PolicyDocument.Statement]);
		}
	}
	return byRole;
}

export function actionsOf(statement: Statement): string[] {
	return [statement.Action].flat();
}

export function resourcesOf(statement: Statement): string[] {
	return [statement.Resource].flat().map((resource) => JSON.stringify(resource));
}

interface FunctionResource {
	Properties: {
		FunctionName: string;
		Role: { 'Fn::GetAtt': [string, string] };
		Environment: { Variables: Record<string, unknown> };
	};
}

/** What each Lambda of a stack may do and is told, by its name. */
export function lambdasOf(template: Template) {
	const roles = statementsByRole(template);
	const functions = Object.values(template.findResources('AWS::Lambda::Function')) as FunctionResource[];
	return new Map(
		functions.map(({ Properties }) => [
			Properties.FunctionName,
			{
				variables: Properties.Environment.Variables,
				statements: roles.get(Properties.Role['Fn::GetAtt'][0]) ?? [],
			},
		]),
	);
}
