import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
	AccessLevel,
	AllowedMethods,
	CachePolicy,
	Distribution,
	Function as EdgeFunction,
	FunctionCode,
	FunctionEventType,
	FunctionRuntime,
	HttpVersion,
	OriginProtocolPolicy,
	OriginRequestPolicy,
	OriginSslPolicy,
	PriceClass,
	SecurityPolicyProtocol,
	ViewerProtocolPolicy,
	type IResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	ObjectOwnership,
	type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { originKeyHeader } from '../functions/verify-origin.ts';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { missingPageCode, pageRouterCode, viewerAddressCode, type SiteFiles } from './edge-functions.ts';
import { presentOriginKey } from './origin-keys.ts';
import { keptPolicy } from './retention.ts';

interface StaticSiteProps {
	readonly settings: Settings;
	readonly name: 'portal' | 'admin';
	readonly domain: string;
	readonly files: SiteFiles;
	readonly apiHost: string;
	readonly certificate: ICertificate;
	readonly firewallArn: string;
	readonly headers: IResponseHeadersPolicy;
	readonly logs: IBucket;
}

/** One site: its files from a private bucket, and `/api/*` on the same origin. */
export class StaticSite extends Construct {
	readonly bucket: Bucket;
	readonly distribution: Distribution;

	constructor(scope: Construct, id: string, props: StaticSiteProps) {
		super(scope, id);
		const { settings, name, domain, headers } = props;
		this.bucket = new Bucket(this, 'Bucket', {
			// Public files only: a key of our own would protect nothing.
			encryption: BucketEncryption.S3_MANAGED,
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			enforceSSL: true,
			minimumTLSVersion: 1.2,
			// An earlier build can be put back.
			versioned: true,
			lifecycleRules: [{ id: 'earlier-builds', noncurrentVersionExpiration: Duration.days(90) }],
			serverAccessLogsBucket: props.logs,
			serverAccessLogsPrefix: `${name}-files/`,
			removalPolicy: keptPolicy,
		});
		this.distribution = new Distribution(this, 'Distribution', {
			comment: `${settings.name} ${name}`,
			domainNames: [domain],
			certificate: props.certificate,
			minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
			httpVersion: HttpVersion.HTTP2_AND_3,
			// Asia and the rest of the world; the cheapest class has no location near Taiwan.
			priceClass: PriceClass.PRICE_CLASS_ALL,
			webAclId: props.firewallArn,
			enableLogging: true,
			logBucket: props.logs,
			logFilePrefix: `${name}/`,
			// Session cookies have no business in log files.
			logIncludesCookies: false,
			defaultBehavior: {
				origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
					// With the right to list, the bucket says 404 of a file that is missing, and not 403. No address of the
					// site lists it: the router turns every folder into a page.
					originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
				}),
				viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
				cachePolicy: CachePolicy.CACHING_OPTIMIZED,
				compress: true,
				responseHeadersPolicy: headers,
				functionAssociations: this.#pageFunctions(props.files),
			},
			additionalBehaviors: {
				'/api/*': {
					origin: new HttpOrigin(props.apiHost, {
						protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
						originSslProtocols: [OriginSslPolicy.TLS_V1_2],
						readTimeout: Duration.seconds(30),
						customHeaders: { [originKeyHeader]: presentOriginKey(settings).unsafeUnwrap() },
					}),
					viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
					allowedMethods: AllowedMethods.ALLOW_ALL,
					cachePolicy: CachePolicy.CACHING_DISABLED,
					originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
					responseHeadersPolicy: headers,
					functionAssociations: [this.#edgeFunction('ViewerAddress', viewerAddressCode)],
				},
			},
		});
		acknowledge(
			this.distribution,
			'AwsSolutions-CFR1',
			'Volunteers and agencies may be abroad; the firewall judges by behaviour, not by country.',
		);
		new CfnOutput(this, 'BucketName', { value: this.bucket.bucketName });
		new CfnOutput(this, 'DistributionId', { value: this.distribution.distributionId });
		new CfnOutput(this, 'Target', { description: `CNAME of ${domain}`, value: this.distribution.domainName });
	}

	#pageFunctions(files: SiteFiles) {
		const router = this.#edgeFunction('PageRouter', pageRouterCode(files));
		if (files.fallback.status === 200) return [router];
		const missing = this.#edgeFunction(
			'MissingPage',
			missingPageCode(files),
			FunctionEventType.VIEWER_RESPONSE,
		);
		return [router, missing];
	}

	#edgeFunction(id: string, code: string, eventType = FunctionEventType.VIEWER_REQUEST) {
		const runtime = FunctionRuntime.JS_2_0;
		return {
			eventType,
			function: new EdgeFunction(this, id, { code: FunctionCode.fromInline(code), runtime }),
		};
	}
}
