import { labelOfServiceItem } from '#shared/codes/service-items.ts';
import type { CertificateStanding } from '#shared/contract/certificates.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';

/** Service that 服務起訖日期 cut. */
export type CutService = NonNullable<CertificateStanding['cut']>;

export function cutServiceTitle({ count, hours }: CutService): string {
	return `有 ${count} 筆共 ${hours.toFixed(1)} 小時的服務跨越服務起訖日期，無法拆分，均不列入`;
}

/** One line for each entry that is named, and one for the rest. */
export function cutServiceLines({ entries, count }: CutService): string[] {
	const named = entries.map(
		({ startDate, endDate, item, hours }) =>
			`${formatRocDateRange(startDate, endDate)} ${labelOfServiceItem(item)} ${hours.toFixed(1)} 小時`,
	);
	return count > entries.length ? [...named, `另有 ${count - entries.length} 筆`] : named;
}
