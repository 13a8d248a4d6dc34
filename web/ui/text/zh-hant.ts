/** Every word that the shared components say by themselves. What a page says is passed in by the page. */
export const zhHant = {
	required: '必填',
	optional: '選填',
	pleaseChoose: '--- 請選擇 ---',
	all: '--- 全部 ---',
	loading: '載入中…',
	close: '關閉',
	cancel: '取消',
	confirm: '確定',
	search: '查詢',
	clear: '清除',
	back: '回到上一頁',
	newWindow: '另開視窗',

	showPassword: '顯示輸入內容',
	hidePassword: '隱藏輸入內容',

	errorSummaryTitle: (count: number) => `有 ${count} 個地方需要修正`,

	calendarOpen: '開啟日曆選擇日期',
	calendarTitle: '選擇日期',
	calendarPreviousMonth: '上個月',
	calendarNextMonth: '下個月',
	calendarYear: '年份',
	calendarMonth: '月份',
	calendarToday: '今天',
	/** What a screen reader says around the number of a day. */
	calendarDayBefore: (iso: string) =>
		`民國 ${Number(iso.slice(0, 4)) - 1911} 年 ${Number(iso.slice(5, 7))} 月`,
	calendarDayAfter: '日',
	calendarYearOption: (rocYear: number) => (rocYear > 0 ? `民國 ${rocYear} 年` : `民國前 ${1 - rocYear} 年`),
	calendarMonthOption: (month: number) => `${month} 月`,
	weekdays: ['日', '一', '二', '三', '四', '五', '六'],
	calendarEra: 'roc' as 'roc' | 'ad',
	datePlaceholder: (example: string) => `例：${example}`,
	dateInvalid: (example: string) => `請輸入正確日期，例 ${example}`,
	dateTooEarly: (date: string) => `日期不可早於 ${date}`,
	dateTooLate: (date: string) => `日期不可晚於 ${date}`,
	dateFrom: '起',
	dateTo: '迄',
	dateRangeReversed: '迄日不可早於起日',

	uploadDrop: '將檔案拖曳到這裡，或',
	uploadChoose: '選擇檔案',
	uploadRemove: '移除',
	uploadProgress: (name: string) => `${name} 上傳進度`,
	uploadDone: '已上傳',
	uploadFailed: '上傳失敗，請再試一次',
	uploadCancelled: '已取消上傳',
	uploadRefused: (name: string, reason: string) => `「${name}」${reason}`,
	uploadTooMany: (count: number) => `最多只能上傳 ${count} 個檔案`,
	uploadAdded: (name: string) => `${name} 已上傳`,

	selectRow: (name: string) => `選取 ${name}`,
	selectAll: '全選本頁',
	selected: (count: number) => `已選取 ${count} 筆`,
	clearSelection: '取消選取',
	actions: '操作',
	rowNumber: '項次',

	pageSummary: (rows: string, pages: string, current: number) =>
		`[資料：${rows}，共${pages}，目前第${current}頁]`,
	pageRows: (count: string) => `${count}筆`,
	pageRowsAtLeast: (count: string) => `${count}筆以上`,
	pagePages: (count: string) => `${count}頁`,
	pagePagesAtLeast: (count: string) => `${count}頁以上`,
	pageSizeBefore: '每頁',
	pageSizeAfter: '筆',
	pageFirst: '首頁',
	pagePrevious: '上一頁',
	pageNext: '下一頁',
	pageLast: '末頁',
	pagination: '分頁',

	filters: '查詢條件',
	filtersShow: '展開查詢條件',
	filtersHide: '收合查詢條件',
	filtersNone: '未設定條件',

	breadcrumb: '目前位置',
	home: '首頁',

	sessionRemaining: '登入剩餘時間',
	sessionExtend: '延長',
	sessionWarning: (minutes: number) => `登入將於 ${minutes} 分鐘後逾時，請按「延長」繼續使用`,
	sessionExpired: '登入已逾時，請重新登入',

	logout: '登出',

	robotLabel: '我不是機器人',
	robotHint: '按下後由瀏覽器自動運算驗證，不需辨識圖片或聲音。',
	robotVerifying: '驗證中，請稍候…',
	robotVerified: '驗證完成',
	robotFailed: '驗證失敗，請再試一次',
	robotExpired: '驗證已逾時，請重新驗證',
	robotUnsupported: '此連線無法進行驗證，請改用 https 連線或更新瀏覽器',
};

/** The shape that every language fills. */
export type UiText = typeof zhHant;
