import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { identityContract } from '../../shared/contract/identity.ts';
import type { RouteDefinition } from '../../shared/contract/define-route.ts';
import type { Settings } from '../settings.ts';

interface ManagedGroup {
	readonly name: string;
	/** Rules that only count. */
	readonly counted?: readonly string[];
}

const managedGroups: readonly ManagedGroup[] = [
	{ name: 'AWSManagedRulesAmazonIpReputationList' },
	// Forms with long remarks pass 8 KB; API Gateway and the contract bound their size themselves.
	{ name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
	{ name: 'AWSManagedRulesKnownBadInputsRuleSet' },
];

/** What a stranger may post: trying a password, using a reset link, having mail sent. */
const signInPaths = (Object.values(identityContract) as RouteDefinition[])
	.filter(({ method, access }) => method === 'POST' && access.kind === 'public')
	.map(({ path }) => path);

/** The firewall before both sites: AWS's managed rules, and limits for one address. */
export class WebFirewall extends Construct {
	readonly arn: string;
	readonly name: string;

	constructor(scope: Construct, id: string, { settings }: { settings: Settings }) {
		super(scope, id);
		this.name = settings.name;
		const acl = new CfnWebACL(this, 'Acl', {
			name: this.name,
			scope: 'CLOUDFRONT',
			defaultAction: { allow: {} },
			visibilityConfig: this.#visibility('all'),
			rules: [
				this.#limit(0, 'sign-in-limit', settings.signInLimit, signInPaths),
				this.#limit(1, 'request-limit', settings.requestLimit),
				...managedGroups.map((group, index) => this.#managed(2 + index, group)),
			],
		});
		this.arn = acl.attrArn;
	}

	#managed(priority: number, { name, counted = [] }: ManagedGroup): CfnWebACL.RuleProperty {
		return {
			name,
			priority,
			overrideAction: { none: {} },
			statement: {
				managedRuleGroupStatement: {
					vendorName: 'AWS',
					name,
					ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
				},
			},
			visibilityConfig: this.#visibility(name),
		};
	}

	#limit(priority: number, name: string, limit: number, posts?: readonly string[]): CfnWebACL.RuleProperty {
		return {
			name,
			priority,
			action: { block: { customResponse: { responseCode: 429 } } },
			statement: {
				rateBasedStatement: {
					limit,
					evaluationWindowSec: 300,
					aggregateKeyType: 'IP',
					...(posts && { scopeDownStatement: postsTo(posts) }),
				},
			},
			visibilityConfig: this.#visibility(name),
		};
	}

	#visibility(name: string): CfnWebACL.VisibilityConfigProperty {
		return {
			cloudWatchMetricsEnabled: true,
			metricName: `${this.name}-${name}`,
			// Samples would show whole requests in the console, ID numbers of searches included.
			sampledRequestsEnabled: false,
		};
	}
}

function postsTo(paths: readonly string[]): CfnWebACL.StatementProperty {
	const method: CfnWebACL.StatementProperty = {
		byteMatchStatement: {
			fieldToMatch: { method: {} },
			positionalConstraint: 'EXACTLY',
			searchString: 'POST',
			textTransformations: [{ priority: 0, type: 'NONE' }],
		},
	};
	const path: CfnWebACL.StatementProperty = {
		regexMatchStatement: {
			fieldToMatch: { uriPath: {} },
			regexString: `^(${paths.join('|')})$`,
			textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
		},
	};
	return { andStatement: { statements: [method, path] } };
}
