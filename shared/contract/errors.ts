/**
 * Every error a caller can meet: a stable dotted code, its kind (which decides the HTTP status) and the zh-Hant message.
 * A message that needs facts (a date, a count) is given by the thrower as `detail`; this one is the title.
 */
export const errorCatalog = {
	// Every route
	'request.invalid': { kind: 'invalid', title: '資料有誤，請依提示修正' },
	'request.malformed': { kind: 'malformed', title: '無法讀取送出的資料' },
	'request.route-not-found': { kind: 'not-found', title: '查無此服務' },
	'request.origin-refused': { kind: 'forbidden', title: '為了您的安全，拒絕來自其他網站的操作' },
	'request.conflict': { kind: 'conflict', title: '資料已被其他人更新，請重新載入後再試' },
	'request.busy': { kind: 'busy', title: '系統忙碌中，請稍後再試' },
	internal: { kind: 'internal', title: '系統發生錯誤，請稍後再試；若持續發生，請將編號告知客服' },
	// identity
	'identity.not-signed-in': { kind: 'unauthenticated', title: '請先登入' },
	'identity.not-permitted': { kind: 'forbidden', title: '您的權限不能使用這項功能' },
	'identity.password-change-required': { kind: 'forbidden', title: '請先變更密碼' },
	'identity.sign-in-refused': { kind: 'unauthenticated', title: '帳號或密碼錯誤' },
	'identity.locked': { kind: 'too-many', title: '登入失敗次數過多，帳號暫時鎖定，請於 15 分鐘後再試' },
	'identity.robot-check-failed': { kind: 'invalid', title: '驗證未通過，請重新驗證' },
	'identity.reset-link-invalid': { kind: 'invalid', title: '連結已失效或已使用過，請重新申請重置密碼' },
	'identity.password-reused': { kind: 'invalid', title: '新密碼不可與最近 3 次使用過的密碼相同' },
	'identity.current-password-wrong': { kind: 'invalid', title: '目前密碼不正確' },
	'identity.login-taken': { kind: 'conflict', title: '帳號已被使用' },
	'identity.national-id-taken': { kind: 'conflict', title: '此身分證字號已有後台帳號' },
	'identity.account-not-found': { kind: 'not-found', title: '查無此帳號' },
	'identity.level-mismatch': {
		kind: 'invalid',
		title: '組織權限與所選的權限層級不符，請重新選擇',
	},
	'identity.own-account-locked': { kind: 'invalid', title: '不能停用自己的帳號或變更自己的權限' },
	// organizations
	'organization.not-found': { kind: 'not-found', title: '查無此組織' },
	'organization.parent-invalid': { kind: 'invalid', title: '不能在此層級之下新增組織' },
	'organization.name-taken': { kind: 'conflict', title: '同一上層之下已有相同名稱的組織' },
	'organization.disabled': { kind: 'invalid', title: '此組織已停用' },
	'organization.category-in-use': {
		kind: 'conflict',
		title: '單位已有志工，特殊訓練依服務類別認定，不可變更服務類別',
	},
	'organization.name-locked': { kind: 'forbidden', title: '單位名稱與服務類別由主管機關或目的機關變更' },
	// volunteers
	'volunteer.book-issued': { kind: 'conflict', title: '紀錄冊已核發，發給單位與發冊日期不可修改' },
	'volunteer.not-found': { kind: 'not-found', title: '查無此志工' },
	'volunteer.left-unit': {
		kind: 'forbidden',
		title: '志工已退出本單位，只能查閱；請由志工目前所屬的運用單位維護資料',
	},
	'volunteer.duplicate-in-unit': { kind: 'conflict', title: '此身分證字號已是本單位志工，不可重複新增' },
	'volunteer.national-id-invalid': { kind: 'invalid', title: '身分證字號/居留證字號有誤' },
	'volunteer.sex-contradicts-id': { kind: 'invalid', title: '性別與身分證字號不符' },
	'volunteer.consent-required': { kind: 'invalid', title: '未滿 18 歲，請上傳家長同意書' },
	'volunteer.too-young': { kind: 'invalid', title: '未滿 7 歲，須由目的機關新增' },
	'volunteer.data-differs': { kind: 'conflict', title: '此人已登錄於其他單位，請重新檢核後再新增' },
	'volunteer.in-team': { kind: 'conflict', title: '志工尚在志工隊或志工小隊中，請先離隊' },
	'volunteer.application-open': { kind: 'conflict', title: '志工尚有審核中的申請表，無法退出運單' },
	'volunteer.in-shifts': { kind: 'conflict', title: '志工尚有未來的排班，請先取消排班' },
	'volunteer.in-squad': { kind: 'conflict', title: '志工尚在志工小隊中，請先離開志工小隊' },
	'volunteer.in-other-team': { kind: 'conflict', title: '志工已加入同一單位的其他志工隊，請先離隊' },
	'volunteer.not-in-team': { kind: 'conflict', title: '志工尚未加入上層的志工隊，請先加入志工隊' },
	// teams
	'team.has-members': { kind: 'conflict', title: '尚有志工，請先讓所有志工離隊後再刪除' },
	'team.has-squads': { kind: 'conflict', title: '尚有志工小隊，請先刪除志工小隊' },
	'team.has-accounts': { kind: 'conflict', title: '尚有後台帳號屬於此隊，請先將帳號改屬其他組織' },
	'team.has-tasks': { kind: 'conflict', title: '尚有退回此隊待處理的申請單，請先處理完畢' },
	'team.manager-invalid': { kind: 'invalid', title: '管理者須為本隊或上層組織已啟用的後台帳號' },
	'note.not-found': { kind: 'not-found', title: '查無此登錄事項，或不是本單位登錄的' },
	'consent.already-given': { kind: 'conflict', title: '已同意現行的個資使用聲明書，不需重複登錄' },
	'consent.not-given': { kind: 'conflict', title: '目前沒有可以撤回的同意' },
	'consent.text-changed': { kind: 'conflict', title: '聲明書內容已更新，請重新閱讀後再同意' },
	'award.not-found': { kind: 'not-found', title: '查無此獎勵紀錄，或不是本單位登錄的' },
	'award.duplicate': { kind: 'conflict', title: '此志工已有同一獎項、同一等次的紀錄' },
	// certificates
	'certificate.not-found': { kind: 'not-found', title: '查無此服務績效證明書，或不是本單位核發的' },
	'certificate.not-eligible': { kind: 'invalid', title: '尚未符合服務績效證明書的條件' },
	'certificate.duplicate': { kind: 'conflict', title: '此志工已有同一單位、同一服務起訖日期的證明書' },
	'certificate.finished': { kind: 'conflict', title: '證明書已完成用印，不可再編輯或刪除' },
	// training
	'training.record-not-found': { kind: 'not-found', title: '查無此教育訓練紀錄' },
	'training.duplicate': { kind: 'conflict', title: '相同的訓練紀錄已存在' },
	'training.in-use': { kind: 'conflict', title: '此訓練為審核中或已核發紀錄冊的依據，不可變更或刪除' },
	'training.too-many-certificates': { kind: 'invalid', title: '每筆訓練最多 10 個證書檔案' },
	// hours
	'hours.entry-not-found': { kind: 'not-found', title: '查無此服務時數' },
	'hours.other-category': { kind: 'forbidden', title: '不可登錄其他服務類別單位的時數' },
	'hours.unit-without-category': { kind: 'conflict', title: '運用單位尚未設定服務類別，無法登錄時數' },
	'hours.item-outside-category': { kind: 'invalid', title: '此服務項目不屬於運用單位的服務類別' },
	'hours.certificate-missing': { kind: 'conflict', title: '尚未上傳訓練證書，無法登錄時數' },
	'hours.first-by-import': {
		kind: 'conflict',
		title: '志工於此單位尚無時數，第一筆時數請以「批次新增時數」建立，再行匯入',
	},
	'hours.entered-before': {
		kind: 'conflict',
		title: '已登錄過相同的服務時數；如為另一次服務，請以「批次新增時數」登錄',
	},
	'hours.export-period-required': {
		kind: 'invalid',
		title: '請先以服務起訖查詢再匯出：主管機關、目的機關匯出時數明細須指定期間',
	},
	'hours.none-in-period': { kind: 'not-found', title: '勾選的志工在此期間沒有服務時數' },
	'hours.after-leaving': { kind: 'invalid', title: '服務日期晚於離隊日期' },
	'hours.none-at-event': { kind: 'not-found', title: '志工於此大型活動沒有可證明的服務時數' },
	'hours.outside-event': { kind: 'invalid', title: '服務時間不在活動日期內' },
	// attendance
	'roster.not-found': { kind: 'not-found', title: '查無此班表或班次' },
	'roster.organization-level': { kind: 'invalid', title: '班表須屬於運用單位、志工隊或志工小隊' },
	'roster.has-volunteers': { kind: 'conflict', title: '已有排志工，不可刪除' },
	'roster.too-many-positions': { kind: 'conflict', title: '此班表的服務位置已達上限' },
	'roster.position-outside': { kind: 'invalid', title: '服務日期區間須在班表的日期區間內' },
	'roster.shift-lost': { kind: 'conflict', title: '已排入的志工將失去班次，請先取消其排班' },
	'roster.shift-full': { kind: 'conflict', title: '此班次的排班人數已滿' },
	'roster.shift-clash': { kind: 'conflict', title: '志工在同一時段已有排班' },
	'roster.no-such-shifts': { kind: 'invalid', title: '今日起沒有符合條件的班次' },
	'roster.too-many-shifts': { kind: 'invalid', title: '符合條件的班次過多，請減少勾選的星期或班別' },
	'roster.shift-past': { kind: 'invalid', title: '班次日期已過，無法排班' },
	'attendance.came-already': { kind: 'conflict', title: '志工已簽到，不可取消排班' },
	'attendance.no-shift': { kind: 'not-found', title: '查無今日此班別的排班，請確認身分證字號與班別' },
	'attendance.punched-before': { kind: 'conflict', title: '已完成打卡，簽到及簽退時間皆無法更改' },
	'attendance.not-checked-in': { kind: 'conflict', title: '尚未簽到，無法簽退' },
	'attendance.outside-window': { kind: 'conflict', title: '現在不是可打卡的時間' },
	'attendance.leaves-early': { kind: 'conflict', title: '班次尚未結束，請確認是否簽退' },
	'attendance.shift-not-over': { kind: 'conflict', title: '班次尚未結束，無法轉入時數' },
	'attendance.not-complete': { kind: 'conflict', title: '尚未完成簽到及簽退，無法轉入時數' },
	// recruitment
	'large-event.not-found': { kind: 'not-found', title: '查無此大型活動，或不是本機關主辦的' },
	'large-event.host-invalid': { kind: 'invalid', title: '主辦機關須為主管機關或目的機關' },
	'large-event.has-hours': { kind: 'conflict', title: '此大型活動已有服務時數' },
	// files
	'file.not-found': { kind: 'not-found', title: '查無此檔案' },
	'file.upload-not-found': { kind: 'invalid', title: '找不到上傳的檔案，請重新上傳' },
	'file.type-refused': { kind: 'invalid', title: '檔案格式不符' },
	'file.too-large': { kind: 'invalid', title: '檔案超過大小上限' },
	// spreadsheets and jobs
	'spreadsheet.unreadable': { kind: 'invalid', title: '無法讀取試算表' },
	'spreadsheet.too-many-rows': { kind: 'invalid', title: '資料列數超過上限' },
	'spreadsheet.too-large': { kind: 'invalid', title: '試算表的內容超過上限' },
	'spreadsheet.columns-missing': { kind: 'invalid', title: '找不到必要的欄位' },
	'job.not-found': { kind: 'not-found', title: '查無此匯出匯入作業' },
	'job.no-result': { kind: 'conflict', title: '檔案尚未完成' },
	// applications
	'application.not-found': { kind: 'not-found', title: '查無此申請單' },
	'application.not-eligible': { kind: 'invalid', title: '尚未符合申請條件' },
	'application.already-open': { kind: 'conflict', title: '此志工已有處理中的紀錄冊申請' },
	'application.book-exists': { kind: 'conflict', title: '此志工已有紀錄冊，不可再為初次申請' },
	'application.book-number-taken': { kind: 'conflict', title: '此紀錄冊號已登錄於另一位志工' },
	'application.book-missing': { kind: 'conflict', title: '此志工尚無紀錄冊，請使用初次申請' },
	'application.not-editable': { kind: 'conflict', title: '送審的資料不可編輯' },
	'application.not-withdrawable': { kind: 'conflict', title: '已開始審核，不可取消申請' },
	'application.already-decided': { kind: 'conflict', title: '此申請單已由其他人審核' },
	'application.own-submission': { kind: 'forbidden', title: '不可審核自己送出的申請' },
	'application.applicant-level': { kind: 'forbidden', title: '紀錄冊由運用單位、志工隊或志工小隊申請' },
	'book.not-exportable': { kind: 'conflict', title: '紀錄冊資料尚未完備，請洽運用單位協助補齊' },
	// insurance
	'insurance.cover-not-found': { kind: 'not-found', title: '查無此志工的保險資料' },
	'insurance.not-allowed': { kind: 'conflict', title: '目前的投保狀態不能進行此操作，請重新整理後再試' },
	'insurance.record-book-issuer-missing': {
		kind: 'conflict',
		title: '志工必須完善「紀錄冊發給單位」才能進行保險異動',
	},
	'insurance.period-unusual': { kind: 'conflict', title: '保險期與一般情形不同，請確認' },
	'insurance.period-refused': { kind: 'invalid', title: '保險期有誤' },
	// content
	'content.not-found': { kind: 'not-found', title: '查無此公告' },
} as const satisfies Record<string, { kind: ErrorKind; title: string }>;

export type ErrorKind =
	| 'malformed'
	| 'invalid'
	| 'unauthenticated'
	| 'forbidden'
	| 'not-found'
	| 'conflict'
	| 'too-many'
	| 'busy'
	| 'internal';

export type ErrorCode = keyof typeof errorCatalog;

/** HTTP status of each kind of error. */
export const errorStatus: Record<ErrorKind, number> = {
	malformed: 400,
	invalid: 422,
	unauthenticated: 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-many': 429,
	busy: 503,
	internal: 500,
};
