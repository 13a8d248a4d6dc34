import type { AnnouncementRow } from '#shared/contract/content.ts';
import { m } from '../language/messages.ts';

type Category = AnnouncementRow['category'];

const words: Record<Category, () => string> = {
	news: m.category_news,
	system: m.category_system,
	training: m.category_training,
	recruitment: m.category_recruitment,
};

/** The kind of an announcement. The contract's own labels would bring its schemas to the home page. */
export function categoryWords(category: Category): string {
	return words[category]();
}
