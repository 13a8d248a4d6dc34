import { forgetLists } from '#ui/data/list-memory.ts';
import { queryClient } from './query-client.ts';
import { written } from './written-lists.ts';

/** What one person saw in this window is not for the next one. */
export function forgetAnswers(): void {
	queryClient.clear();
	written.forget();
	forgetLists();
}
