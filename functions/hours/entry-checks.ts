import { DomainError } from '#platform/errors.ts';
import type { TrainingCourse } from '#functions/training/training-history.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import { labelOfServiceCategory, type ServiceCategory } from '#shared/codes/service-categories.ts';
import { isItemOf, labelOfServiceItem, type ServiceItem } from '#shared/codes/service-items.ts';
import { missingCertificate } from '#shared/domain/hours/entry-conditions.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';

/**
 * Whoever has left may still be given hours of the time before (V-32). Service before the day of joining is taken: the
 * day is when the person was entered here, and paper books reach further back.
 */
export function checkNotAfterLeaving({ leftOn }: Membership, endDate: IsoDate): void {
	if (leftOn === undefined || endDate <= leftOn) return;
	const message = `志工已於 ${formatRocDate(leftOn)} 離隊，服務日期不可晚於該日`;
	throw new DomainError('hours.after-leaving', {
		detail: message,
		errors: [{ field: 'endDate', label: '服務時間[訖]', message }],
	});
}

/** A unit serves in its own field: a 服務項目 of another one is refused (H-14, X-20). */
export function checkItem(item: ServiceItem, category: ServiceCategory): void {
	if (isItemOf(item, category)) return;
	const message = `「${labelOfServiceItem(item)}」不屬於運用單位的服務類別「${labelOfServiceCategory(category)}」，請選擇該類別的服務項目`;
	throw new DomainError('hours.item-outside-category', {
		detail: message,
		errors: [{ field: 'item', label: '服務項目', message }],
	});
}

/** H-15. */
export function checkCertificates(
	courses: readonly TrainingCourse[],
	category: ServiceCategory,
	today: IsoDate,
): void {
	const missing = missingCertificate(courses, category, today);
	if (missing === undefined) return;
	const training = missing === 'basic' ? '基礎訓練' : `特殊訓練（${labelOfServiceCategory(category)}）`;
	throw new DomainError('hours.certificate-missing', { detail: `尚未上傳${training}證書，無法登錄時數` });
}
