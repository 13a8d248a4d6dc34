import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '#infra/security-headers.ts';
import { buildApp, synthesize, testSettings } from './synthesize.ts';

const { sites, edge } = synthesize();
const apiBehavior = Match.objectLike({
	PathPattern: '/api/*',
	// AWS's CachingDisabled and AllViewerExceptHostHeader.
	CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
	OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
	ViewerProtocolPolicy: 'https-only',
	AllowedMethods: Match.arrayWith(['PUT', 'PATCH', 'POST', 'DELETE']),
});

function everyDistribution(config: Record<string, unknown>) {
	sites.allResourcesProperties('AWS::CloudFront::Distribution', {
		DistributionConfig: Match.objectLike(config),
	});
}

describe('both sites', () => {
	it.each([testSettings.portalDomain, testSettings.adminDomain])('%s is served', (domain) => {
		sites.resourceCountIs('AWS::CloudFront::Distribution', 2);
		sites.hasResourceProperties('AWS::CloudFront::Distribution', {
			DistributionConfig: Match.objectLike({ Aliases: [domain] }),
		});
	});

	it('speak TLS 1.2 or newer, stand behind the firewall and are logged', () => {
		everyDistribution({
			ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
			WebACLId: Match.objectLike({ 'Fn::GetStackOutput': Match.objectLike({ Region: 'us-east-1' }) }),
			Logging: Match.objectLike({ IncludeCookies: false, Prefix: Match.anyValue() }),
		});
	});

	it('pass /api/* to the HTTP API on the same origin, uncached', () => {
		everyDistribution({ CacheBehaviors: [apiBehavior] });
		everyDistribution({
			Origins: Match.arrayWith([
				Match.objectLike({
					CustomOriginConfig: Match.objectLike({
						OriginProtocolPolicy: 'https-only',
						OriginSSLProtocols: ['TLSv1.2'],
					}),
					OriginCustomHeaders: [Match.objectLike({ HeaderName: 'x-origin-key' })],
				}),
			]),
		});
	});

	it('show errors of the API as they are', () => {
		everyDistribution({ CustomErrorResponses: Match.absent() });
	});

	it('read their files by origin access control from private buckets', () => {
		sites.resourceCountIs('AWS::CloudFront::OriginAccessControl', 2);
		sites.allResourcesProperties('AWS::S3::Bucket', {
			PublicAccessBlockConfiguration: {
				BlockPublicAcls: true,
				BlockPublicPolicy: true,
				IgnorePublicAcls: true,
				RestrictPublicBuckets: true,
			},
		});
		sites.allResourcesProperties('AWS::S3::BucketPolicy', {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
				]),
			},
		});
	});

	it('send the security headers of infra/security-headers.ts with pages and answers alike', () => {
		const headers = securityHeaders('https://objects.example');
		const [policy] = Object.values(sites.findResources('AWS::CloudFront::ResponseHeadersPolicy')) as {
			Properties: { ResponseHeadersPolicyConfig: Record<string, Record<string, unknown>> };
		}[];
		const text = JSON.stringify(policy?.Properties.ResponseHeadersPolicyConfig);
		const { 'content-security-policy': csp, 'x-content-type-options': _, ...rest } = headers;
		for (const value of Object.values(rest)) expect(text).toContain(JSON.stringify(value).slice(1, -1));
		for (const directive of csp!.split('; ').filter((part) => !part.includes('objects.example'))) {
			expect(text).toContain(directive);
		}
		expect(text).toContain('"ContentTypeOptions":{"Override":true}');
		expect(text).toContain('"AccessControlMaxAgeSec":63072000');
		everyDistribution({
			DefaultCacheBehavior: Match.objectLike({ ResponseHeadersPolicyId: Match.anyValue() }),
			CacheBehaviors: [Match.objectLike({ ResponseHeadersPolicyId: Match.anyValue() })],
		});
	});

	it('find their pages at the edge, and tell the API who calls', () => {
		everyDistribution({
			DefaultCacheBehavior: Match.objectLike({
				FunctionAssociations: Match.arrayWith([Match.objectLike({ EventType: 'viewer-request' })]),
			}),
			CacheBehaviors: [
				Match.objectLike({ FunctionAssociations: [Match.objectLike({ EventType: 'viewer-request' })] }),
			],
		});
	});
});

describe('a page that does not exist', () => {
	const pageFunctions = (domain: string) =>
		Match.objectLike({
			DistributionConfig: Match.objectLike({
				Aliases: [domain],
				DefaultCacheBehavior: Match.objectLike({
					FunctionAssociations: [
						Match.objectLike({ EventType: 'viewer-request' }),
						...(domain === testSettings.portalDomain
							? [Match.objectLike({ EventType: 'viewer-response' })]
							: []),
					],
				}),
			}),
		});

	it.each([testSettings.portalDomain, testSettings.adminDomain])('is the business of %s', (domain) => {
		sites.hasResourceProperties('AWS::CloudFront::Distribution', pageFunctions(domain));
	});

	it('is no 403 of the bucket, which may be listed by CloudFront alone', () => {
		sites.hasResourceProperties('AWS::S3::BucketPolicy', {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Action: ['s3:GetObject', 's3:ListBucket'],
						Principal: { Service: 'cloudfront.amazonaws.com' },
					}),
				]),
			},
		});
	});
});

describe('the firewall', () => {
	it('is in us-east-1, where CloudFront looks for it, wherever the data is', () => {
		const { stacks } = buildApp();
		expect(stacks.edge.region).toBe('us-east-1');
		expect(stacks.data.region).toBe('ap-northeast-1');
		edge.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT' });
	});

	it('knows bad addresses, common attacks, and how much one address may ask', () => {
		const [acl] = Object.values(edge.findResources('AWS::WAFv2::WebACL')) as {
			Properties: { Rules: { Name: string; Statement: { RateBasedStatement?: { Limit: number } } }[] };
		}[];
		expect(acl?.Properties.Rules.map(({ Name }) => Name)).toEqual([
			'sign-in-limit',
			'request-limit',
			'AWSManagedRulesAmazonIpReputationList',
			'AWSManagedRulesCommonRuleSet',
			'AWSManagedRulesKnownBadInputsRuleSet',
		]);
		expect(
			acl?.Properties.Rules.map(({ Statement }) => Statement.RateBasedStatement?.Limit).slice(0, 2),
		).toEqual([testSettings.signInLimit, testSettings.requestLimit]);
	});

	it('counts what a stranger posts to sign in or to reset a password', () => {
		const text = JSON.stringify(edge.findResources('AWS::WAFv2::WebACL'));
		for (const path of [
			'/api/identity/staff-session',
			'/api/identity/volunteer-session',
			'/api/identity/passwords',
		]) {
			expect(text).toContain(path);
		}
		expect(text).not.toContain('/api/identity/accounts');
	});

	it('writes its log without cookies and query strings', () => {
		edge.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
			RedactedFields: Match.arrayWith([Match.objectLike({ QueryString: {} })]),
		});
	});
});

describe('the certificate', () => {
	it('covers both sites', () => {
		edge.hasResourceProperties('AWS::CertificateManager::Certificate', {
			DomainName: testSettings.portalDomain,
			SubjectAlternativeNames: [testSettings.adminDomain],
		});
	});

	it('can be one that was issued before', () => {
		const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/one';
		const other = synthesize({ certificateArn });
		other.edge.resourceCountIs('AWS::CertificateManager::Certificate', 0);
		expect(JSON.stringify(other.sites.toJSON())).toContain(certificateArn);
	});
});
