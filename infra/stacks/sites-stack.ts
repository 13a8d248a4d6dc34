import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
	HeadersFrameOption,
	HeadersReferrerPolicy,
	ResponseHeadersPolicy,
	type IResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accessLogBucket } from '../constructs/access-log-bucket.ts';
import type { SiteFiles } from '../constructs/edge-functions.ts';
import { StaticSite } from '../constructs/static-site.ts';
import {
	contentSecurityPolicy,
	customSecurityHeaders,
	referrerPolicy,
	strictTransportSecurity,
} from '../security-headers.ts';
import type { Settings } from '../settings.ts';

interface SitesStackProps extends StackProps {
	readonly settings: Settings;
	readonly api: IHttpApi;
	/** Where the sites upload to and download from. */
	readonly objects: IBucket;
	readonly certificate: ICertificate;
	readonly firewallArn: string;
	readonly files: { readonly portal: SiteFiles; readonly admin: SiteFiles };
}

// The compiler asks for a line here when the policy of infra/security-headers.ts changes.
const referrerPolicies: Record<typeof referrerPolicy, HeadersReferrerPolicy> = {
	'strict-origin-when-cross-origin': HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
};

/** The two sites. Their files are put into the buckets after each build (docs/operations.md). */
export class SitesStack extends Stack {
	readonly portal: StaticSite;
	readonly admin: StaticSite;

	constructor(scope: Construct, id: string, props: SitesStackProps) {
		const { settings, api, objects, certificate, firewallArn, files, ...stackProps } = props;
		super(scope, id, stackProps);
		const common = {
			settings,
			certificate,
			firewallArn,
			apiHost: `${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
			headers: this.#headers(settings, `https://${objects.bucketRegionalDomainName}`),
			logs: accessLogBucket(this, 'Logs', { fromCloudFront: true }),
		};
		this.portal = new StaticSite(this, 'Portal', {
			...common,
			name: 'portal',
			domain: settings.portalDomain,
			files: files.portal,
		});
		this.admin = new StaticSite(this, 'Admin', {
			...common,
			name: 'admin',
			domain: settings.adminDomain,
			files: files.admin,
		});
	}

	#headers(settings: Settings, objectOrigin: string): IResponseHeadersPolicy {
		return new ResponseHeadersPolicy(this, 'Headers', {
			responseHeadersPolicyName: `${settings.name}-security-headers`,
			securityHeadersBehavior: {
				contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(objectOrigin), override: true },
				contentTypeOptions: { override: true },
				frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
				referrerPolicy: { referrerPolicy: referrerPolicies[referrerPolicy], override: true },
				strictTransportSecurity: {
					accessControlMaxAge: Duration.seconds(strictTransportSecurity.maxAgeSeconds),
					includeSubdomains: strictTransportSecurity.includeSubdomains,
					preload: strictTransportSecurity.preload,
					override: true,
				},
			},
			customHeadersBehavior: {
				customHeaders: Object.entries(customSecurityHeaders).map(([header, value]) => ({
					header,
					value,
					override: true,
				})),
			},
			removeHeaders: ['server', 'x-powered-by'],
		});
	}
}
