import type { PageInfo } from '#shared/contract/paging.ts';
import type { UiText } from '../text/zh-hant.ts';

/**
 * 「[資料：N筆，共M頁，目前第K頁]」 (S-13). When the server has not counted every row, N and M are what is proved so far,
 * with 以上 after them.
 */
export function pageSummary(page: PageInfo, text: UiText): string {
	const count = page.total ?? page.atLeast ?? 0;
	const exact = page.total !== undefined;
	const number = (value: number) => value.toLocaleString('en-US');
	const rows = exact ? text.pageRows(number(count)) : text.pageRowsAtLeast(number(count));
	const pageCount = Math.max(1, Math.ceil(count / page.size), page.number);
	const pages = exact ? text.pagePages(number(pageCount)) : text.pagePagesAtLeast(number(pageCount));
	return text.pageSummary(rows, pages, page.number);
}
