import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import {
	contentsOf,
	isCountable,
	type ServiceContent,
	type ServiceItem,
} from '#shared/codes/service-items.ts';
import type { Chance } from '../random.ts';

/** What units of a field do besides their own kind of service. */
const besides: Partial<Record<ServiceCategory, readonly ServiceItem[]>> = {
	'01': ['51', '51', '53', '56'],
	'02': ['56'],
	'03': ['52'],
	'04': ['51'],
	'08': ['56', '57'],
};

/** 服務項目 and 服務內容 of one entry (H-09), as units of a field choose them. */
export function serviceWork(
	chance: Chance,
	category: ServiceCategory,
): { item: ServiceItem; content: ServiceContent } {
	// Each category has an item of its own code.
	const item = chance.pick<ServiceItem>([category, category, ...(besides[category] ?? ['58'])]);
	const contents = contentsOf(item).filter(({ code }) => code !== '99');
	const counted = contents.filter(({ code }) => isCountable(code));
	const { code } = chance.pick(chance.happens(0.04) ? contents.slice(-1) : counted);
	return { item, content: code };
}
