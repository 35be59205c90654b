/** Generated from the interface’s own document (`npm run client`): not to be edited. */

export interface paths {
    "/ledger/{log}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 检查点 The last signed checkpoint of a log
         * @description A C2SP signed note: origin, size and root hash of the tree, and our Ed25519 line.
         */
        get: operations["Ledger-checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/{log}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账本公钥 The key that signs the checkpoints of a log */
        get: operations["Ledger-key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/acts/tile/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账本分块 A tile of the log of acts
         * @description C2SP tlog-tiles: `0/000` or `0/000.p/12`, and `entries/…` for the leaves. A full tile never changes.
         */
        get: operations["Ledger-tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/acts/proofs/{leafHash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 存证证明 Proof that an act stands in its log
         * @description An inclusion proof (RFC 6962 §2.1.1) of a leaf under the last checkpoint, and the same as one text (C2SP tlog-proof) that is verified without a network.
         */
        get: operations["Ledger-proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/{log}/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一致性证明 Proof that a later tree begins with an earlier one
         * @description RFC 6962 §2.1.2, between two sizes of a log. Also of the log of reads: hashes tell nothing of its entries.
         */
        get: operations["Ledger-consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trust-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 信任列表 The signed trust list
         * @description Compact JWS, typ trust-list+jwt: every key with its use, authority, licence types and times.
         */
        get: operations["Trust-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项清单 Every service item that is in effect today */
        get: operations["ServiceItem-list"];
        put?: never;
        /**
         * 发布事项 Publish a service item, or its next version
         * @description Its examples are run first: an item that does not do what they say is refused, with the example that failed and why.
         */
        post: operations["ServiceItem-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-items/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算事项 Try a service item on made-up holders, without publishing it */
        post: operations["ServiceItem-trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-items/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项 One service item, as it is in effect today or in a given version */
        get: operations["ServiceItem-one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用证申请 Applications of the own department, and those that the caller may decide */
        get: operations["Application-list"];
        put?: never;
        /**
         * 申请用证权限 Apply for access to a licence type
         * @description For stated service items of the own department and a term. The authority that defines the licence type decides; what it grants ends by itself.
         */
        post: operations["Application-submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份申请 One application */
        get: operations["Application-one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-applications/{id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意 Grant an application, for its term or a shorter one */
        post: operations["Application-grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-applications/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不同意 Refuse an application */
        post: operations["Application-refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 开设沙箱 Open a sandbox: a client of your own in the demonstration city, at once
         * @description Everybody in the city is made up. The client may look up and verify every licence there, lives for 90 days, and is told test holders and a first call that is ready to send.
         */
        post: operations["Sandbox-open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/look-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查询证照 Look up a holder’s licences, for a purpose
         * @description Only the fields that the licence type allows for this ground and service item come back, each with the issuer’s signature still good. The read is recorded before it is answered.
         */
        post: operations["Recognition-look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/use-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取用证码 Take a use code: the right to fetch one licence once, for this department and service item
         * @description It lives ten minutes at the most and is used in a look-up, as `{"ground": {"useCode": …}}`. Another for the same licence and service item ends the earlier one.
         */
        post: operations["Recognition-useCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核验证照 Verify a licence by identifier, claimed facts, sealed licence, printed code, file, or an answer that somebody presents
         * @description The answer is a verdict (valid, invalid or cannotTell) with every finding; a false licence is an answer, not an error.
         */
        post: operations["Recognition-verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/item-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 免提交核对 Check what a service item needs against the register
         * @description For each needed licence: satisfied, expiring, suspended, notAcceptable, missing or cannotTell, with the reason and what the citizen can do. No field of a licence comes back. The read is recorded, once for each holder, before it is answered.
         */
        post: operations["ItemCheck-check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 征得同意 Ask a holder to consent on the phone
         * @description The holder is shown who asks, for what and which fields. The answer is the same whether or not anybody has the code. An approval opens one look-up on the ground holderPresent, for the same service item and case number.
         */
        post: operations["Consent-ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recognition/consents/{consent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 同意进度 How a request for consent stands: asked, approved, refused, used or lapsed */
        get: operations["Consent-state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 证照检索 Search a holder’s licences
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.
         */
        post: operations["Gb36906-search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 证照元数据 Read one licence’s elements
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.
         */
        post: operations["Gb36906-metadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 证照文件 Get a copy of one licence for one use
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.
         */
        post: operations["Gb36906-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/verify-information": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 证照信息验证 Verify what is claimed of a licence
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.
         */
        post: operations["Gb36906-information"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/verify-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 证照文件验证 Verify a file
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md. The whole request fits BODY_LIMIT: unless that is set higher, a file of 765 KiB at the most.
         */
        post: operations["Gb36906-verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gb36906/by-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 凭码取证 Read a licence by a code that is shown
         * @description Names in any spelling that live systems use; answers in {head, data} with the names of the standard. See docs/gb36906.md.
         */
        post: operations["Gb36906-byCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 存活 The process answers */
        get: operations["Health-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 就绪 Database and key vault answer, so that traffic may come; 503 where they do not */
        get: operations["Health-ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v/types/{code}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代码字段名称 Names of a licence type and of the fields in its printed code */
        get: operations["Public-codeLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照目录 The catalogue: every licence type in its current version */
        get: operations["Catalogue-list"];
        put?: never;
        /** 发布证照类型 Publish a licence type, or its next version */
        post: operations["Catalogue-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-types/{code}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用证照类型 Retire a licence type: no more licences of it are issued */
        post: operations["Catalogue-retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licence-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照类型 One licence type, in its current or a given version */
        get: operations["Catalogue-one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 签发证照 Issue a licence
         * @description Seals the licence, records it in the ledger and answers it with its printed code. Field by field, the licence type says what fits.
         */
        post: operations["Licence-issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照状态 How a licence of your own department stands */
        get: operations["Licence-summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{identifier}/printed-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 打印二维码 Draw the code that is printed on paper, as SVG or PNG */
        post: operations["Licence-printedCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{identifier}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂扣 Suspend a licence */
        post: operations["Licence-suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{identifier}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复 End a suspension */
        post: operations["Licence-resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{identifier}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 吊销 Revoke a licence: final */
        post: operations["Licence-revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status-lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 状态列表 A signed status list (statuslist+jwt) */
        get: operations["StatusList-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/reads/delayed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 延迟告知的数量 How many reads are told to their holders late
         * @description A lawful investigation may have its look at a licence told to the holder up to 180 days later. Every such look is counted here at once, by department and month, of no holder and no licence.
         */
        get: operations["DelayedReads-delayed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 异议 Objections of holders to reads of your department
         * @description Open ones first whose term of fifteen days ends first. Whose an objection is, is not told: your own case number leads there.
         */
        get: operations["Objections-ofDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复异议 Answer an objection: the holder reads it beside the read */
        post: operations["Objections-answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem details. Nothing has been changed, unless the code is OUTCOME_UNKNOWN. */
        Problem: {
            /** @constant */
            type: "about:blank";
            status: number;
            title: string;
            /** @description stable, upper case */
            code: string;
            /** @description a sentence for people, in Chinese and English */
            detail: string;
            errors?: {
                /** @description JSON Pointer into the request body */
                pointer: string;
                detail: string;
            }[];
            /** @description names this fault in the log */
            reference?: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "Ledger-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                log: "acts" | "reads";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 检查点 The note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": unknown;
                };
            };
            /** @description LEDGER_EMPTY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ledger-key": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                log: "acts" | "reads";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 公钥 The key, as C2SP signed-note hands keys on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": unknown;
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ledger-tile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 分块 The tile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description LEDGER_TILE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ledger-proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leafHash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 证明 The proof */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description SHA-256, hexadecimal */
                        leafHash: string;
                        index: number;
                        size: number;
                        hashes: string[];
                        checkpoint: string;
                        tlogProof: string;
                    };
                };
            };
            /** @description LEDGER_ENTRY_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LEDGER_ENTRY_PENDING · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Ledger-consistency": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                log: "acts" | "reads";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 证明 The proof */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: number;
                        to: number;
                        hashes: string[];
                    };
                };
            };
            /** @description LEDGER_EMPTY */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LEDGER_RANGE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Trust-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 信任列表 The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jwt": unknown;
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ServiceItem-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 清单 The items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        serviceItems: {
                            code: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            department: string;
                            /** @enum {string} */
                            kind: "service" | "other";
                            caseNumber: {
                                pattern: string;
                                example: string;
                            };
                            /** Format: date */
                            effectiveFrom: string;
                            needs: {
                                key: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                                holderRole?: string;
                                licenceTypes: string[];
                                rule?: {
                                    [key: string]: unknown;
                                };
                                /** @default 30 */
                                expiringDays: number;
                                advice: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            examples: {
                                name: string;
                                /** Format: date */
                                today: string;
                                holders: {
                                    role?: string;
                                    /** @enum {string} */
                                    category: "person" | "organisation";
                                    licences: {
                                        licenceType: string;
                                        /** @enum {string} */
                                        standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                                        /** Format: date */
                                        validFrom: string;
                                        validUntil: string | null;
                                        fields: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                }[];
                                expected: {
                                    [key: string]: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                                };
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ServiceItem-publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "000131016MA990001X990101",
                 *       "names": {
                 *         "zh": "食品经营许可新办",
                 *         "en": "New food business permit"
                 *       },
                 *       "department": "11990101MA990001XX",
                 *       "kind": "service",
                 *       "caseNumber": {
                 *         "pattern": "^SC-\\d{4}-\\d{6}$",
                 *         "example": "SC-2026-000123"
                 *       },
                 *       "effectiveFrom": "2026-01-01",
                 *       "needs": [
                 *         {
                 *           "key": "businessLicence",
                 *           "names": {
                 *             "zh": "营业执照",
                 *             "en": "Business licence"
                 *           },
                 *           "licenceTypes": [
                 *             "11990101MA990001XX001"
                 *           ],
                 *           "rule": {
                 *             "or": [
                 *               {
                 *                 "in": [
                 *                   "餐饮服务",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               },
                 *               {
                 *                 "in": [
                 *                   "小餐饮",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               },
                 *               {
                 *                 "in": [
                 *                   "食品销售",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               }
                 *             ]
                 *           },
                 *           "expiringDays": 30,
                 *           "advice": {
                 *             "zh": "请先到市场监督管理部门办理登记，或增加餐饮服务、食品销售经营范围。",
                 *             "en": "Register with the market supervision authority first, or add meals or food sales to the scope of business."
                 *           }
                 *         }
                 *       ],
                 *       "examples": [
                 *         {
                 *           "name": "餐饮公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "inForce",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": null,
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "许可项目：餐饮服务。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "satisfied"
                 *           }
                 *         },
                 *         {
                 *           "name": "广告公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "inForce",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": null,
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "一般项目：广告设计。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "notAcceptable"
                 *           }
                 *         },
                 *         {
                 *           "name": "被吊销营业执照的公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "revoked",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": "2030-05-31",
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "许可项目：餐饮服务。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "notAcceptable"
                 *           }
                 *         },
                 *         {
                 *           "name": "未登记的申请人",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "person",
                 *               "licences": []
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "missing"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    code: string;
                    names: {
                        zh: string;
                        en: string;
                    };
                    department: string;
                    /** @enum {string} */
                    kind: "service" | "other";
                    caseNumber: {
                        pattern: string;
                        example: string;
                    };
                    /** Format: date */
                    effectiveFrom: string;
                    needs: {
                        key: string;
                        names: {
                            zh: string;
                            en: string;
                        };
                        holderRole?: string;
                        licenceTypes: string[];
                        rule?: {
                            [key: string]: unknown;
                        };
                        /** @default 30 */
                        expiringDays?: number;
                        advice: {
                            zh: string;
                            en: string;
                        };
                    }[];
                    examples: {
                        name: string;
                        /** Format: date */
                        today: string;
                        holders: {
                            role?: string;
                            /** @enum {string} */
                            category: "person" | "organisation";
                            licences: {
                                licenceType: string;
                                /** @enum {string} */
                                standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                                /** Format: date */
                                validFrom: string;
                                validUntil: string | null;
                                fields: {
                                    [key: string]: string | number;
                                };
                            }[];
                        }[];
                        expected: {
                            [key: string]: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description 已发布 Published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_ITEM_DEPARTMENT_OTHER · RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_ITEM_UNCHANGED · SERVICE_ITEM_CONFLICT · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_ITEM_INVALID · SERVICE_ITEM_EXAMPLE_FAILED · SERVICE_ITEM_DATE_PAST · IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ServiceItem-trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "000131016MA990001X990101",
                 *       "names": {
                 *         "zh": "食品经营许可新办",
                 *         "en": "New food business permit"
                 *       },
                 *       "department": "11990101MA990001XX",
                 *       "kind": "service",
                 *       "caseNumber": {
                 *         "pattern": "^SC-\\d{4}-\\d{6}$",
                 *         "example": "SC-2026-000123"
                 *       },
                 *       "effectiveFrom": "2026-01-01",
                 *       "needs": [
                 *         {
                 *           "key": "businessLicence",
                 *           "names": {
                 *             "zh": "营业执照",
                 *             "en": "Business licence"
                 *           },
                 *           "licenceTypes": [
                 *             "11990101MA990001XX001"
                 *           ],
                 *           "rule": {
                 *             "or": [
                 *               {
                 *                 "in": [
                 *                   "餐饮服务",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               },
                 *               {
                 *                 "in": [
                 *                   "小餐饮",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               },
                 *               {
                 *                 "in": [
                 *                   "食品销售",
                 *                   {
                 *                     "var": "licence.facts.businessScope"
                 *                   }
                 *                 ]
                 *               }
                 *             ]
                 *           },
                 *           "expiringDays": 30,
                 *           "advice": {
                 *             "zh": "请先到市场监督管理部门办理登记，或增加餐饮服务、食品销售经营范围。",
                 *             "en": "Register with the market supervision authority first, or add meals or food sales to the scope of business."
                 *           }
                 *         }
                 *       ],
                 *       "examples": [
                 *         {
                 *           "name": "餐饮公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "inForce",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": null,
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "许可项目：餐饮服务。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "satisfied"
                 *           }
                 *         },
                 *         {
                 *           "name": "广告公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "inForce",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": null,
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "一般项目：广告设计。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "notAcceptable"
                 *           }
                 *         },
                 *         {
                 *           "name": "被吊销营业执照的公司",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "organisation",
                 *               "licences": [
                 *                 {
                 *                   "licenceType": "11990101MA990001XX001",
                 *                   "standing": "revoked",
                 *                   "validFrom": "2025-06-01",
                 *                   "validUntil": "2030-05-31",
                 *                   "fields": {
                 *                     "entityName": "某某有限公司",
                 *                     "legalRepresentative": "某甲",
                 *                     "businessScope": "许可项目：餐饮服务。"
                 *                   }
                 *                 }
                 *               ]
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "notAcceptable"
                 *           }
                 *         },
                 *         {
                 *           "name": "未登记的申请人",
                 *           "today": "2026-06-01",
                 *           "holders": [
                 *             {
                 *               "category": "person",
                 *               "licences": []
                 *             }
                 *           ],
                 *           "expected": {
                 *             "businessLicence": "missing"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    code: string;
                    names: {
                        zh: string;
                        en: string;
                    };
                    department: string;
                    /** @enum {string} */
                    kind: "service" | "other";
                    caseNumber: {
                        pattern: string;
                        example: string;
                    };
                    /** Format: date */
                    effectiveFrom: string;
                    needs: {
                        key: string;
                        names: {
                            zh: string;
                            en: string;
                        };
                        holderRole?: string;
                        licenceTypes: string[];
                        rule?: {
                            [key: string]: unknown;
                        };
                        /** @default 30 */
                        expiringDays?: number;
                        advice: {
                            zh: string;
                            en: string;
                        };
                    }[];
                    examples: {
                        name: string;
                        /** Format: date */
                        today: string;
                        holders: {
                            role?: string;
                            /** @enum {string} */
                            category: "person" | "organisation";
                            licences: {
                                licenceType: string;
                                /** @enum {string} */
                                standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                                /** Format: date */
                                validFrom: string;
                                validUntil: string | null;
                                fields: {
                                    [key: string]: string | number;
                                };
                            }[];
                        }[];
                        expected: {
                            [key: string]: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description 结果 What each need comes to in each example */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        examples: {
                            name: string;
                            needs: {
                                key: string;
                                /** @enum {string} */
                                expected: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                                /** @enum {string} */
                                outcome: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                                /** @description why it came out so */
                                reason: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_ITEM_DEPARTMENT_OTHER · RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SERVICE_ITEM_INVALID · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ServiceItem-one": {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事项 The item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        names: {
                            zh: string;
                            en: string;
                        };
                        department: string;
                        /** @enum {string} */
                        kind: "service" | "other";
                        caseNumber: {
                            pattern: string;
                            example: string;
                        };
                        /** Format: date */
                        effectiveFrom: string;
                        needs: {
                            key: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            holderRole?: string;
                            licenceTypes: string[];
                            rule?: {
                                [key: string]: unknown;
                            };
                            /** @default 30 */
                            expiringDays: number;
                            advice: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        examples: {
                            name: string;
                            /** Format: date */
                            today: string;
                            holders: {
                                role?: string;
                                /** @enum {string} */
                                category: "person" | "organisation";
                                licences: {
                                    licenceType: string;
                                    /** @enum {string} */
                                    standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                                    /** Format: date */
                                    validFrom: string;
                                    validUntil: string | null;
                                    fields: {
                                        [key: string]: string | number;
                                    };
                                }[];
                            }[];
                            expected: {
                                [key: string]: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                            };
                        }[];
                        version: number;
                    };
                };
            };
            /** @description SERVICE_ITEM_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Application-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申请 The applications */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the own department’s, newest first */
                        own: {
                            id: string;
                            department: {
                                code: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            client: string;
                            licenceType: {
                                code: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            rights: string[];
                            serviceItems: string[];
                            /** Format: date */
                            until: string;
                            reason: string;
                            legalBasis: string;
                            /** @enum {string} */
                            state: "submitted" | "granted" | "refused";
                            /** Format: date-time */
                            appliedAt: string;
                            decision: {
                                answer: string;
                                until: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            /** @description whether it waits for the caller’s own answer */
                            mayDecide: boolean;
                        }[];
                        /** @description for licence types that the caller answers for, newest first */
                        forSteward: {
                            id: string;
                            department: {
                                code: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            client: string;
                            licenceType: {
                                code: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            rights: string[];
                            serviceItems: string[];
                            /** Format: date */
                            until: string;
                            reason: string;
                            legalBasis: string;
                            /** @enum {string} */
                            state: "submitted" | "granted" | "refused";
                            /** Format: date-time */
                            appliedAt: string;
                            decision: {
                                answer: string;
                                until: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            /** @description whether it waits for the caller’s own answer */
                            mayDecide: boolean;
                        }[];
                        isComplete: boolean;
                    };
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Application-submit": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "licenceType": "11990101MA990001XX002",
                 *       "rights": [
                 *         "recognition:look-up",
                 *         "recognition:verify"
                 *       ],
                 *       "serviceItems": [
                 *         "000131003MA9900140990201"
                 *       ],
                 *       "until": "2028-11-28",
                 *       "reason": "企业跨市迁入登记须核对其在原登记地的食品经营许可",
                 *       "legalBasis": "《中华人民共和国市场主体登记管理条例》第二十七条"
                 *     }
                 */
                "application/json": {
                    licenceType: string;
                    rights: ("recognition:look-up" | "recognition:verify")[];
                    serviceItems: string[];
                    /** Format: date */
                    until: string;
                    reason: string;
                    legalBasis: string;
                    client?: string;
                };
            };
        };
        responses: {
            /** @description 已提交 Submitted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        state: "submitted" | "granted" | "refused";
                        until: string | null;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN · CLIENT_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATIONS_OPEN · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_ITEM · APPLICATION_TERM · IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Application-one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 申请 The application */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        department: {
                            code: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                        };
                        client: string;
                        licenceType: {
                            code: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                        };
                        rights: string[];
                        serviceItems: string[];
                        /** Format: date */
                        until: string;
                        reason: string;
                        legalBasis: string;
                        /** @enum {string} */
                        state: "submitted" | "granted" | "refused";
                        /** Format: date-time */
                        appliedAt: string;
                        decision: {
                            answer: string;
                            until: string | null;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        /** @description whether it waits for the caller’s own answer */
                        mayDecide: boolean;
                    };
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Application-grant": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "同意，期限一年，届满可续",
                 *       "until": "2027-11-28"
                 *     }
                 */
                "application/json": {
                    answer: string;
                    /** Format: date */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description 已同意 Granted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        state: "submitted" | "granted" | "refused";
                        until: string | null;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_DECIDED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_TERM · IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Application-refuse": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "该事项无须核对食品经营许可，请改用营业执照"
                 *     }
                 */
                "application/json": {
                    answer: string;
                };
            };
        };
        responses: {
            /** @description 已答复 Refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        state: "submitted" | "granted" | "refused";
                        until: string | null;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description APPLICATION_DECIDED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Sandbox-open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "一窗受理系统（联调）",
                 *       "jwks": {
                 *         "keys": [
                 *           {
                 *             "kty": "EC",
                 *             "crv": "P-256",
                 *             "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                 *             "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    name: string;
                    jwks: {
                        keys: ({
                            /** @enum {string} */
                            kty: "EC";
                            /** @enum {string} */
                            crv: "P-256";
                            x: string;
                            y: string;
                            /** @enum {string} */
                            alg?: "ES256";
                            kid?: string;
                            /** @enum {string} */
                            use?: "sig";
                        } | {
                            /** @enum {string} */
                            kty: "OKP";
                            /** @enum {string} */
                            crv: "Ed25519";
                            x: string;
                            /** @enum {string} */
                            alg?: "EdDSA";
                            kid?: string;
                            /** @enum {string} */
                            use?: "sig";
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description 已开设 Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clientId: string;
                        /**
                         * Format: uri
                         * @description ask for a token here, by private_key_jwt
                         */
                        tokenEndpoint: string;
                        /**
                         * Format: uri
                         * @description `aud` of the client assertion
                         */
                        audience: string;
                        scope: string;
                        /**
                         * Format: date-time
                         * @description then the client is disabled
                         */
                        endsAt: string;
                        department: {
                            code: string;
                            name: string;
                        };
                        testHolders: {
                            name: string;
                            codeType: string;
                            code: string;
                            holds: {
                                licenceType: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        }[];
                        /** @description a call that finds something, ready to send */
                        example: {
                            /** @constant */
                            method: "POST";
                            path: string;
                            body: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SANDBOX_FULL */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Recognition-look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "holder": {
                 *         "codeType": "001",
                 *         "code": "91990101MA9900028M"
                 *       },
                 *       "licenceTypes": [
                 *         "11990101MA990001XX002"
                 *       ],
                 *       "purpose": {
                 *         "category": 0,
                 *         "department": "11990201MA99001402",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "ground": "duty"
                 *     }
                 */
                "application/json": {
                    holder?: {
                        codeType: string;
                        code: string;
                    };
                    number?: {
                        licenceType: string;
                        number: string;
                    };
                    identifiers?: string[];
                    licenceTypes?: string[];
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                    ground: "duty" | {
                        holderPresent: {
                            dynamicCode: string;
                        } | {
                            consent: string;
                        } | {
                            secondFact: {
                                licenceType: string;
                                field: string;
                                value: string | number;
                            };
                        };
                    } | {
                        entrusted: {
                            entrustment: string;
                            delegate: {
                                codeType: string;
                                code: string;
                            };
                        };
                    } | {
                        useCode: string;
                    };
                    delay?: {
                        document: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
        responses: {
            /** @description 结果 What the purpose lets be seen; an empty list where there is nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 本次查询在查阅账本中的编号 id of this read in the log of reads */
                        event: string;
                        licences: {
                            /** @description 证照标识 GB/T 36904 */
                            identifier: string;
                            licenceType: {
                                code: string;
                                version: number;
                            };
                            /** @description credit code of the issuing authority */
                            issuingAuthority: string;
                            trustLevel: string;
                            /** @enum {string} */
                            standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                            /** Format: date */
                            validFrom: string;
                            /** @description null: long-term 长期 */
                            validUntil: string | null;
                            /** Format: date-time */
                            issuedAt: string;
                            /** Format: date-time */
                            stateSince: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            /** @description 照面与持证人信息，仅限该类型、依据与事项可见的部分 face fields and holder facts that type, ground and service item allow */
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @description 由照面推出的答案，足够时不必看照面 answers drawn from the licence, where they suffice */
                            derived: {
                                [key: string]: {
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    answer: "yes" | "no" | "cannotTell";
                                };
                            };
                            /** @description 未提供的信息及原因 what is not told, and why: NEEDS_HOLDER is told where the holder is present or has entrusted somebody */
                            withheld: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                reason: "NEEDS_HOLDER" | "NOT_FOR_THIS_ITEM";
                            }[];
                            /** @description 同样的信息，签发机构签名仍可核验 the same facts with the issuer’s signature still good (SD-JWT) */
                            sealedLicence: string;
                        }[];
                        withheldTypes: {
                            licenceType: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            reason: "NOT_SHARED" | "NEEDS_HOLDER" | "NOT_FOR_THIS_ITEM";
                            detail: string;
                        }[];
                        /** @description identifiers of which nothing is told: not there, or not for this caller and purpose */
                        notTold: string[];
                        isComplete: boolean;
                        /**
                         * Format: date-time
                         * @description 现状读取时间 when the states were read from the register itself
                         */
                        asOf: string;
                        /** @description 本库对整个答复的签名，只对该部门和该事由有效 signs the whole answer, for this department and purpose only (docs/formats/receipt.md) */
                        receipt: string;
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · HOLDER_CODE_TYPE_UNKNOWN · IDENTITY_NUMBER_WRONG · CREDIT_CODE_WRONG · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Recognition-useCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I",
                 *       "purpose": {
                 *         "category": 0,
                 *         "department": "11990201MA99001402",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "ground": "duty",
                 *       "lifetimeSeconds": 300
                 *     }
                 */
                "application/json": {
                    identifier: string;
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                    ground: "duty" | {
                        holderPresent: {
                            dynamicCode: string;
                        } | {
                            consent: string;
                        };
                    } | {
                        entrusted: {
                            entrustment: string;
                            delegate: {
                                codeType: string;
                                code: string;
                            };
                        };
                    };
                    /** @default 300 */
                    lifetimeSeconds?: number;
                };
            };
        };
        responses: {
            /** @description 用证码 The code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description by which the log of reads names it */
                        id: string;
                        /** @description 用证码，只显示一次 told once: 7K3Q-0VXM-9TZB */
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Recognition-verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidence": {
                 *         "identifier": "1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I"
                 *       },
                 *       "purpose": {
                 *         "category": 0,
                 *         "department": "11990201MA99001402",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       }
                 *     }
                 */
                "application/json": {
                    evidence: {
                        identifier: string;
                    } | {
                        facts: {
                            licenceType: string;
                            identifier?: string;
                            number?: string;
                            holder?: {
                                codeType: string;
                                code: string;
                            };
                            fields: {
                                [key: string]: string | number | null;
                            };
                        };
                    } | {
                        sealedLicence: string;
                    } | {
                        printedCode: string;
                    } | {
                        dynamicCode: string;
                    } | {
                        answer: {
                            [key: string]: unknown;
                        };
                    } | {
                        file: string;
                    };
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                };
            };
        };
        responses: {
            /** @description 结论 The verdict */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 本次核验在查阅账本中的编号 id of this read in the log of reads */
                        event: string;
                        /** @enum {string} */
                        verdict: "valid" | "invalid" | "cannotTell";
                        /** @description 结论 the verdict in plain words */
                        sentence: string;
                        /** Format: date-time */
                        asOf: string;
                        findings: {
                            /** @enum {string} */
                            check: "readable" | "signed" | "chained" | "within-authority" | "stamped" | "logged" | "fresh" | "in-force" | "as-purposed" | "facts-agree";
                            /** @enum {string} */
                            outcome: "passed" | "failed" | "unknown";
                            /** @description why it did not pass */
                            code?: string;
                            detail: string;
                        }[];
                        /** @description what the presented evidence says, only where its signature is good */
                        licence?: {
                            identifier: string;
                            issuingAuthority: string;
                            typeCode: string;
                            facts: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description 所填信息的核验码 0–6 与逐项比对 code of the claimed facts, and how each compares */
                        facts?: {
                            code: number;
                            compared: {
                                [key: string]: "same" | "differs" | "notCompared";
                            };
                        };
                        /** Format: date-time */
                        statusAsOf: string;
                        trustListVersion: number;
                        /** @description 本库对整个结论的签名 signs the whole verdict: with it, an archive has a report that anyone can check later (docs/formats/receipt.md) */
                        receipt: string;
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ItemCheck-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "item": "000131003MA9900140990201",
                 *       "holders": [
                 *         {
                 *           "codeType": "001",
                 *           "code": "91990101MA9900028M"
                 *         }
                 *       ],
                 *       "purpose": {
                 *         "category": 0,
                 *         "department": "11990201MA99001402",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "ground": "duty"
                 *     }
                 */
                "application/json": {
                    item: string;
                    holders: {
                        codeType: string;
                        code: string;
                        role?: string;
                    }[];
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                    /** @enum {string} */
                    ground: "duty";
                };
            };
        };
        responses: {
            /** @description 结果 What becomes of each need */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 本次查询在查阅账本中的编号，每位一条 ids of this read in the log of reads, one for each holder */
                        events: string[];
                        item: {
                            code: string;
                            version: number;
                            names: {
                                zh: string;
                                en: string;
                            };
                        };
                        needs: {
                            key: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            outcome: "satisfied" | "expiring" | "cannotTell" | "suspended" | "notAcceptable" | "missing";
                            /** @enum {string} */
                            reason: "VERIFIED" | "EXPIRING_SOON" | "NONE_HELD" | "SUSPENDED" | "REVOKED" | "EXPIRED" | "NOT_YET_EFFECTIVE" | "CONDITION_NOT_MET" | "CONDITION_UNKNOWN" | "NOT_GRANTED" | "NOT_SHARED" | "HOLDER_NOT_NAMED" | "TOO_MANY";
                            says: {
                                zh: string;
                                en: string;
                            };
                            /** @description 办事人可以怎么做 what the citizen can do */
                            advice: {
                                zh: string;
                                en: string;
                            };
                            by: {
                                identifier: string;
                                licenceType: string;
                                /** @enum {string} */
                                standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                                /** @description null: long-term 长期 */
                                validUntil: string | null;
                            }[];
                        }[];
                        /**
                         * Format: date-time
                         * @description 现状读取时间 when the states were read from the register itself
                         */
                        asOf: string;
                        /** @description 本库对整个答复的签名，只对该部门和该事由有效 signs the whole answer, for this department and purpose only (docs/formats/receipt.md) */
                        receipt: string;
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · ITEM_OTHER_THAN_PURPOSE · HOLDER_CODE_TYPE_UNKNOWN · HOLDER_CODE_SHAPE · HOLDER_CODE_CHECK · HOLDER_CODE_DATE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description HOLDER_QUOTA */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Consent-ask": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "holder": {
                 *         "codeType": "001",
                 *         "code": "91990101MA9900028M"
                 *       },
                 *       "licenceTypes": [
                 *         "11990101MA990001XX002"
                 *       ],
                 *       "purpose": {
                 *         "category": 0,
                 *         "department": "11990201MA99001402",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "validMinutes": 10
                 *     }
                 */
                "application/json": {
                    holder: {
                        codeType: string;
                        code: string;
                    };
                    licenceTypes: string[];
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                    /** @default 10 */
                    validMinutes?: number;
                };
            };
        };
        responses: {
            /** @description 已发出 Asked; a repetition of the call gives the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description id of the request, 32 hexadecimal digits */
                        consent: string;
                        /** @enum {string} */
                        state: "asked" | "approved" | "refused" | "used" | "lapsed";
                        /** Format: date-time */
                        askedAt: string;
                        /**
                         * Format: date-time
                         * @description the holder may answer until then
                         */
                        answerUntil: string;
                        /** @description an approval may be used until then */
                        goodUntil: string | null;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · HOLDER_CODE_TYPE_UNKNOWN · IDENTITY_NUMBER_WRONG · CREDIT_CODE_WRONG · IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Consent-state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 现状 How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description id of the request, 32 hexadecimal digits */
                        consent: string;
                        /** @enum {string} */
                        state: "asked" | "approved" | "refused" | "used" | "lapsed";
                        /** Format: date-time */
                        askedAt: string;
                        /**
                         * Format: date-time
                         * @description the holder may answer until then
                         */
                        answerUntil: string;
                        /** @description an approval may be used until then */
                        goodUntil: string | null;
                    };
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CONSENT_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "certificateHolderCode": "91990101MA9900028M",
                 *         "certificateHolderTypeCode": "001",
                 *         "certificateTypeCode": "11990101MA990001XX002"
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 持证主体代码 */
                        certificateHolderCode?: (string | string[]) | null;
                        /** @description 持证主体代码类型代码 */
                        certificateHolderTypeCode?: (string | string[]) | null;
                        /** @description 持证主体代码类型 */
                        certificateHolderTypeName?: (string | string[]) | null;
                        /** @description 证照类型代码 */
                        certificateTypeCode?: (string | string[]) | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 证照标识 Identifiers; head.status 3 where there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            total: number;
                            certificates: {
                                certificateIdentifier: string;
                                certificateName: string;
                                certificateTypeCode: string;
                                certificateStatus: string;
                            }[];
                            isComplete: boolean;
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · HOLDER_CODE_TYPE_UNKNOWN · HOLDER_CODE_SHAPE · HOLDER_CODE_CHECK · HOLDER_CODE_DATE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description HOLDER_QUOTA */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "certificateIdentifier": "1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I",
                 *         "fieldRange": [
                 *           "certificateHolderName",
                 *           "certificateExpiringDate"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 证照标识 */
                        certificateIdentifier?: (string | string[]) | null;
                        /** @description 字段范围 */
                        fieldRange?: (string | string[]) | null;
                        /** @description 出示的码 */
                        presentedCode?: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 元数据 Elements within the field range; head.status says how the licence stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            /** @enum {string} */
                            certificateStatus?: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                            metadata?: {
                                /** @description 证照标识 */
                                certificateIdentifier?: string | null;
                                /** @description 证照编号 */
                                certificateNumber?: string | null;
                                /** @description 证照名称 */
                                certificateName?: string | null;
                                /** @description 证照类型名称 */
                                certificateTypeName?: string | null;
                                /** @description 证照类型代码 */
                                certificateTypeCode?: string | null;
                                /** @description 证照版本号 */
                                certificateVersion?: string | null;
                                /** @description 证照颁发机构 */
                                certificateIssuingAuthorityName?: string | null;
                                /** @description 证照颁发机构代码 */
                                certificateIssuingAuthorityCode?: string | null;
                                /** @description 证照定义机构 */
                                certificateDefineAuthorityName?: string | null;
                                /** @description 证照定义机构代码 */
                                certificateDefineAuthorityCode?: string | null;
                                /** @description 证照定义机构级别 */
                                certificateDefineAuthorityLevel?: string | null;
                                /** @description 证照颁发日期 */
                                certificateIssuedDate?: string | null;
                                /** @description 证照有效期起始日期 */
                                certificateEffectiveDate?: string | null;
                                /** @description 证照有效期截止日期 */
                                certificateExpiringDate?: string | null;
                                /** @description 证照有效期限 */
                                certificateValidityRange?: string | null;
                                /** @description 持证主体 */
                                certificateHolderName?: string | null;
                                /** @description 持证主体代码 */
                                certificateHolderCode?: string | null;
                                /** @description 持证主体代码类型 */
                                certificateHolderTypeName?: string | null;
                                /** @description 持证主体代码类型代码 */
                                certificateHolderTypeCode?: string | null;
                                /** @description 持证主体类别 */
                                certificateHolderCategory?: string | null;
                                /** @description 证照所属管辖属地编码 */
                                certificateAreaCode?: string | null;
                                /** @description 关联事项名称 */
                                relatedItemName?: string | null;
                                /** @description 关联事项代码 */
                                relatedItemCode?: string | null;
                                /** @description 关联证照标识 */
                                associatedIdentifier?: string | null;
                                /** @description 证照状态 */
                                certificateStatus?: string | null;
                                /** @description 持证身份 */
                                certificateHolderRole?: string | null;
                                /** @description 照面信息 */
                                extendInfo?: {
                                    [key: string]: unknown;
                                };
                                /** @description 推定结果 */
                                derivedAnswers?: {
                                    [key: string]: unknown;
                                };
                            };
                            withheld: {
                                name: string;
                                label: string;
                                /** @enum {string} */
                                reason: "NEEDS_HOLDER" | "NOT_FOR_THIS_ITEM";
                            }[];
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description CODE_UNREADABLE · CODE_OF_ANOTHER_KIND · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CODE_USED_ALREADY · LICENCE_NOT_SHOWABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · PRESENCE_CODE_BAD · PRESENCE_CODE_EXPIRED · PRESENCE_CODE_EARLY · USE_CODE_NOT_GOOD · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USE_CODE_TRIES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "certificateIdentifier": "1.2.156.3005.2.11990000MA9900001J001.11990101MA990001XX.20260000000.001.I",
                 *         "certificateCopyExpiringTime": "2026-12-28"
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 证照标识 */
                        certificateIdentifier?: (string | string[]) | null;
                        /** @description 加注件有效期截止时间 */
                        certificateCopyExpiringTime?: string | null;
                        /** @description 出示的码 */
                        presentedCode?: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 加注件 The copy with who, why and until when; none of a licence that is not in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            certificateIdentifier?: string;
                            /** @enum {string} */
                            certificateStatus?: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                            file?: {
                                name: string;
                                mediaType: string;
                                /** @description base64 */
                                content: string;
                                sha256: string;
                            };
                            /** Format: date-time */
                            certificateCopyCreationTime?: string;
                            certificateCopyCreator?: string;
                            certificateCopyCause?: string;
                            /** Format: date-time */
                            certificateCopyExpiringTime?: string;
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description CODE_UNREADABLE · CODE_OF_ANOTHER_KIND · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CODE_USED_ALREADY · LICENCE_NOT_SHOWABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · PRESENCE_CODE_BAD · PRESENCE_CODE_EXPIRED · PRESENCE_CODE_EARLY · USE_CODE_NOT_GOOD · COPY_EXPIRY_WRONG · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USE_CODE_TRIES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-information": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "certificateTypeCode": "11990101MA990001XX002",
                 *         "certificateHolderCode": "91990101MA9900028M",
                 *         "certificateHolderTypeCode": "001",
                 *         "certificateHolderName": "演示市青禾餐饮有限公司",
                 *         "extendInfo": {
                 *           "businessForm": "餐饮服务经营者"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 证照类型代码 */
                        certificateTypeCode?: (string | string[]) | null;
                        /** @description 证照标识 */
                        certificateIdentifier?: (string | string[]) | null;
                        /** @description 证照编号 */
                        certificateNumber?: (string | string[]) | null;
                        /** @description 持证主体代码 */
                        certificateHolderCode?: (string | string[]) | null;
                        /** @description 持证主体代码类型代码 */
                        certificateHolderTypeCode?: (string | string[]) | null;
                        /** @description 持证主体代码类型 */
                        certificateHolderTypeName?: (string | string[]) | null;
                        /** @description 持证主体 */
                        certificateHolderName?: (string | string[]) | null;
                        /** @description 证照颁发机构代码 */
                        certificateIssuingAuthorityCode?: (string | string[]) | null;
                        /** @description 证照颁发日期 */
                        certificateIssuedDate?: string | null;
                        /** @description 证照有效期起始日期 */
                        certificateEffectiveDate?: string | null;
                        /** @description 证照有效期截止日期 */
                        certificateExpiringDate?: string | null;
                        /** @description 照面信息 */
                        extendInfo?: {
                            [key: string]: string | number | null;
                        } | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 验证结果 Codes 0 to 6, and how each claim compares */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            /**
                             * @description 0 信息相符，证照有效 the facts are right and the licence is valid；1 信息相符，证照尚未生效 the facts are right, the licence is not yet effective；2 信息相符，证照暂时失效 the facts are right, the licence is temporarily invalid；3 信息相符，证照已失效 the facts are right, the licence is no longer valid；4 所填信息不足以核验 not enough was given to tell；5 没有这张证照 there is no such licence；6 所填信息与证照不一致 the facts given differ from the licence
                             * @enum {string}
                             */
                            result: "0" | "1" | "2" | "3" | "4" | "5" | "6";
                            message: string;
                            compared: {
                                [key: string]: "same" | "differs" | "notCompared";
                            };
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · HOLDER_CODE_TYPE_UNKNOWN · HOLDER_CODE_SHAPE · HOLDER_CODE_CHECK · HOLDER_CODE_DATE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "certificateFile": "5LiA5byg5LiN5piv6K+B54Wn55qE5paH5Lu2"
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 证照文件 */
                        certificateFile?: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 验证结果 0 good, 1 its seal fails, 2 the file fails */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            /**
                             * @description 0 文件验证通过 the file is good；1 文件签章校验失败 its seal does not hold；2 文件校验失败 the file does not hold
                             * @enum {string}
                             */
                            result: "0" | "1" | "2";
                            message: string;
                            /** @enum {string} */
                            verdict: "valid" | "invalid" | "cannotTell";
                            sentence: string;
                            findings: {
                                check: string;
                                outcome: string;
                                code?: string;
                                detail: string;
                            }[];
                            certificateIdentifier?: string;
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Gb36906-byCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head": {
                 *         "usingDepartmentCode": "11990201MA99001402",
                 *         "operatorName": "演示经办人",
                 *         "purposeCategory": "0",
                 *         "serviceItemName": "企业跨市迁入登记",
                 *         "serviceItemCode": "000131003MA9900140990201",
                 *         "caseNumber": "LJ-2026-000123",
                 *         "callingSystem": "一窗受理系统",
                 *         "cause": "核验迁入企业的许可"
                 *       },
                 *       "data": {
                 *         "presentedCode": "https://licence.example/v/#1"
                 *       }
                 *     }
                 */
                "application/json": {
                    head?: {
                        /** @description 用证部门代码 */
                        usingDepartmentCode?: string | null;
                        /** @description 经办人 */
                        operatorName?: string | null;
                        /** @description 事项名称 */
                        serviceItemName?: string | null;
                        /** @description 事项编码 */
                        serviceItemCode?: string | null;
                        /** @description 办件编号 */
                        caseNumber?: string | null;
                        /** @description 调用系统 */
                        callingSystem?: string | null;
                        /** @description 用证事由 */
                        cause?: string | null;
                        /** @description 用证类别 */
                        purposeCategory?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    };
                    data?: {
                        /** @description 出示的码 */
                        presentedCode?: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description 码与证照 What the code opens, or what it says on paper, and how its licence stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        head: {
                            /**
                             * @description 0 成功 success；其余见 docs/gb36906.md the others are listed there
                             * @enum {string}
                             */
                            status: "0" | "1" | "2" | "3" | "4" | "13" | "16" | "21" | "22" | "23";
                            message: string;
                        };
                        data: {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            /** @enum {string} */
                            verdict: "valid" | "invalid" | "cannotTell";
                            sentence: string;
                            findings: {
                                check: string;
                                outcome: string;
                                code?: string;
                                detail: string;
                            }[];
                            metadata?: {
                                /** @description 证照标识 */
                                certificateIdentifier?: string | null;
                                /** @description 证照编号 */
                                certificateNumber?: string | null;
                                /** @description 证照名称 */
                                certificateName?: string | null;
                                /** @description 证照类型名称 */
                                certificateTypeName?: string | null;
                                /** @description 证照类型代码 */
                                certificateTypeCode?: string | null;
                                /** @description 证照版本号 */
                                certificateVersion?: string | null;
                                /** @description 证照颁发机构 */
                                certificateIssuingAuthorityName?: string | null;
                                /** @description 证照颁发机构代码 */
                                certificateIssuingAuthorityCode?: string | null;
                                /** @description 证照定义机构 */
                                certificateDefineAuthorityName?: string | null;
                                /** @description 证照定义机构代码 */
                                certificateDefineAuthorityCode?: string | null;
                                /** @description 证照定义机构级别 */
                                certificateDefineAuthorityLevel?: string | null;
                                /** @description 证照颁发日期 */
                                certificateIssuedDate?: string | null;
                                /** @description 证照有效期起始日期 */
                                certificateEffectiveDate?: string | null;
                                /** @description 证照有效期截止日期 */
                                certificateExpiringDate?: string | null;
                                /** @description 证照有效期限 */
                                certificateValidityRange?: string | null;
                                /** @description 持证主体 */
                                certificateHolderName?: string | null;
                                /** @description 持证主体代码 */
                                certificateHolderCode?: string | null;
                                /** @description 持证主体代码类型 */
                                certificateHolderTypeName?: string | null;
                                /** @description 持证主体代码类型代码 */
                                certificateHolderTypeCode?: string | null;
                                /** @description 持证主体类别 */
                                certificateHolderCategory?: string | null;
                                /** @description 证照所属管辖属地编码 */
                                certificateAreaCode?: string | null;
                                /** @description 关联事项名称 */
                                relatedItemName?: string | null;
                                /** @description 关联事项代码 */
                                relatedItemCode?: string | null;
                                /** @description 关联证照标识 */
                                associatedIdentifier?: string | null;
                                /** @description 证照状态 */
                                certificateStatus?: string | null;
                                /** @description 持证身份 */
                                certificateHolderRole?: string | null;
                                /** @description 照面信息 */
                                extendInfo?: {
                                    [key: string]: unknown;
                                };
                                /** @description 推定结果 */
                                derivedAnswers?: {
                                    [key: string]: unknown;
                                };
                            };
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        } | {
                            /** @description 查阅编号 id of this read in the log of reads */
                            event: string;
                            /** Format: date-time */
                            asOf: string;
                            /** @enum {string} */
                            certificateStatus?: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                            metadata?: {
                                /** @description 证照标识 */
                                certificateIdentifier?: string | null;
                                /** @description 证照编号 */
                                certificateNumber?: string | null;
                                /** @description 证照名称 */
                                certificateName?: string | null;
                                /** @description 证照类型名称 */
                                certificateTypeName?: string | null;
                                /** @description 证照类型代码 */
                                certificateTypeCode?: string | null;
                                /** @description 证照版本号 */
                                certificateVersion?: string | null;
                                /** @description 证照颁发机构 */
                                certificateIssuingAuthorityName?: string | null;
                                /** @description 证照颁发机构代码 */
                                certificateIssuingAuthorityCode?: string | null;
                                /** @description 证照定义机构 */
                                certificateDefineAuthorityName?: string | null;
                                /** @description 证照定义机构代码 */
                                certificateDefineAuthorityCode?: string | null;
                                /** @description 证照定义机构级别 */
                                certificateDefineAuthorityLevel?: string | null;
                                /** @description 证照颁发日期 */
                                certificateIssuedDate?: string | null;
                                /** @description 证照有效期起始日期 */
                                certificateEffectiveDate?: string | null;
                                /** @description 证照有效期截止日期 */
                                certificateExpiringDate?: string | null;
                                /** @description 证照有效期限 */
                                certificateValidityRange?: string | null;
                                /** @description 持证主体 */
                                certificateHolderName?: string | null;
                                /** @description 持证主体代码 */
                                certificateHolderCode?: string | null;
                                /** @description 持证主体代码类型 */
                                certificateHolderTypeName?: string | null;
                                /** @description 持证主体代码类型代码 */
                                certificateHolderTypeCode?: string | null;
                                /** @description 持证主体类别 */
                                certificateHolderCategory?: string | null;
                                /** @description 证照所属管辖属地编码 */
                                certificateAreaCode?: string | null;
                                /** @description 关联事项名称 */
                                relatedItemName?: string | null;
                                /** @description 关联事项代码 */
                                relatedItemCode?: string | null;
                                /** @description 关联证照标识 */
                                associatedIdentifier?: string | null;
                                /** @description 证照状态 */
                                certificateStatus?: string | null;
                                /** @description 持证身份 */
                                certificateHolderRole?: string | null;
                                /** @description 照面信息 */
                                extendInfo?: {
                                    [key: string]: unknown;
                                };
                                /** @description 推定结果 */
                                derivedAnswers?: {
                                    [key: string]: unknown;
                                };
                            };
                            withheld: {
                                name: string;
                                label: string;
                                /** @enum {string} */
                                reason: "NEEDS_HOLDER" | "NOT_FOR_THIS_ITEM";
                            }[];
                            /** @description docs/formats/receipt.md */
                            receipt: string;
                        };
                    };
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description CODE_USED_ALREADY · LICENCE_NOT_SHOWABLE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · PRESENCE_CODE_BAD · PRESENCE_CODE_EXPIRED · PRESENCE_CODE_EARLY · USE_CODE_NOT_GOOD · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USE_CODE_TRIES */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Health-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 存活 It answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Health-ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 就绪 Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ready";
                        checks: string[];
                    };
                };
            };
            /** @description NOT_READY · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Public-codeLabels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 名称 The names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            zh: string;
                            en: string;
                        };
                        codeFields: {
                            key: number;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Catalogue-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 目录 The catalogue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        licenceTypes: {
                            code: string;
                            names: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            kind: "licence" | "approval" | "proof";
                            definingAuthority: {
                                code: string;
                                name: string;
                                level: number;
                            };
                            issuingAuthorities: ("*" | string)[];
                            /** @enum {string} */
                            holderCategory: "person" | "organisation" | "either";
                            holderRoles: {
                                role: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                min: number;
                                max: number;
                            }[];
                            validity: {
                                /** @enum {string} */
                                unit: "day" | "month" | "year";
                                count: number;
                            } | {
                                /** @constant */
                                unit: "longTerm";
                            };
                            powerItem: {
                                code: string;
                                name: string;
                            };
                            fields: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                schema: {
                                    /** @constant */
                                    type: "string";
                                    /** @constant */
                                    format: "date";
                                } | {
                                    /** @constant */
                                    type: "string";
                                    enum: string[];
                                } | {
                                    /** @constant */
                                    type: "string";
                                    minLength?: number;
                                    maxLength: number;
                                    pattern?: string;
                                } | {
                                    /** @constant */
                                    type: "integer";
                                    minimum: number;
                                    maximum: number;
                                };
                                required: boolean;
                                /** @enum {string} */
                                sensitivity: "public" | "internal" | "sensitive";
                                codeKey?: number;
                            }[];
                            sharing: {
                                /** @enum {string} */
                                rule: "shared" | "restricted" | "notShared";
                                legalReason?: string;
                                disclosures: {
                                    /** @enum {string} */
                                    ground: "duty" | "holderPresent" | "entrusted";
                                    serviceItems: ("*" | string)[];
                                    fields: string[];
                                    holderFacts: ("name" | "code" | "codeType" | "role")[];
                                    derived?: string[];
                                }[];
                                derivations?: {
                                    name: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                    rule: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            };
                            presenceFacts?: string[];
                            serviceItems: string[];
                            layoutVersion: number;
                            version: number;
                            enabled: boolean;
                        }[];
                    };
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Catalogue-publish": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "11990101MA990001XX002",
                 *       "names": {
                 *         "zh": "食品经营许可证",
                 *         "en": "Food business permit"
                 *       },
                 *       "kind": "licence",
                 *       "definingAuthority": {
                 *         "code": "11990101MA990001XX",
                 *         "name": "演示市市场监督管理局",
                 *         "level": 3
                 *       },
                 *       "issuingAuthorities": [
                 *         "11990101MA990001XX"
                 *       ],
                 *       "holderCategory": "organisation",
                 *       "holderRoles": [
                 *         {
                 *           "role": "operator",
                 *           "label": {
                 *             "zh": "经营者",
                 *             "en": "Operator"
                 *           },
                 *           "min": 1,
                 *           "max": 1
                 *         }
                 *       ],
                 *       "validity": {
                 *         "unit": "year",
                 *         "count": 5
                 *       },
                 *       "powerItem": {
                 *         "code": "000131016000",
                 *         "name": "食品经营许可"
                 *       },
                 *       "fields": [
                 *         {
                 *           "name": "operatorName",
                 *           "label": {
                 *             "zh": "经营者名称",
                 *             "en": "Operator"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 60
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public",
                 *           "codeKey": 1
                 *         },
                 *         {
                 *           "name": "creditCode",
                 *           "label": {
                 *             "zh": "统一社会信用代码",
                 *             "en": "Unified social credit code"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 18,
                 *             "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$"
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public"
                 *         },
                 *         {
                 *           "name": "responsiblePerson",
                 *           "label": {
                 *             "zh": "法定代表人（负责人）",
                 *             "en": "Legal representative (person in charge)"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 30
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public"
                 *         },
                 *         {
                 *           "name": "domicile",
                 *           "label": {
                 *             "zh": "住所",
                 *             "en": "Domicile"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 120
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public"
                 *         },
                 *         {
                 *           "name": "businessPlace",
                 *           "label": {
                 *             "zh": "经营场所",
                 *             "en": "Place of business"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 60
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public",
                 *           "codeKey": 2
                 *         },
                 *         {
                 *           "name": "businessForm",
                 *           "label": {
                 *             "zh": "主体业态",
                 *             "en": "Form of business"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "enum": [
                 *               "食品销售经营者",
                 *               "餐饮服务经营者",
                 *               "集中用餐单位食堂"
                 *             ]
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public",
                 *           "codeKey": 3
                 *         },
                 *         {
                 *           "name": "businessItems",
                 *           "label": {
                 *             "zh": "经营项目",
                 *             "en": "Business items"
                 *           },
                 *           "schema": {
                 *             "type": "string",
                 *             "maxLength": 500
                 *           },
                 *           "required": true,
                 *           "sensitivity": "public"
                 *         }
                 *       ],
                 *       "sharing": {
                 *         "rule": "shared",
                 *         "disclosures": [
                 *           {
                 *             "ground": "duty",
                 *             "serviceItems": [
                 *               "*"
                 *             ],
                 *             "fields": [
                 *               "operatorName",
                 *               "businessPlace",
                 *               "businessForm"
                 *             ],
                 *             "holderFacts": [],
                 *             "derived": [
                 *               "servesMeals"
                 *             ]
                 *           },
                 *           {
                 *             "ground": "duty",
                 *             "serviceItems": [
                 *               "000131003MA9900140990201"
                 *             ],
                 *             "fields": [
                 *               "operatorName",
                 *               "creditCode",
                 *               "responsiblePerson",
                 *               "domicile",
                 *               "businessPlace",
                 *               "businessForm",
                 *               "businessItems"
                 *             ],
                 *             "holderFacts": [
                 *               "name",
                 *               "codeType",
                 *               "code"
                 *             ]
                 *           },
                 *           {
                 *             "ground": "holderPresent",
                 *             "serviceItems": [
                 *               "*"
                 *             ],
                 *             "fields": [
                 *               "operatorName",
                 *               "creditCode",
                 *               "responsiblePerson",
                 *               "domicile",
                 *               "businessPlace",
                 *               "businessForm",
                 *               "businessItems"
                 *             ],
                 *             "holderFacts": [
                 *               "name"
                 *             ],
                 *             "derived": [
                 *               "servesMeals"
                 *             ]
                 *           }
                 *         ],
                 *         "derivations": [
                 *           {
                 *             "name": "servesMeals",
                 *             "label": {
                 *               "zh": "许可餐饮服务",
                 *               "en": "May serve meals"
                 *             },
                 *             "rule": {
                 *               "in": [
                 *                 {
                 *                   "var": "businessForm"
                 *                 },
                 *                 [
                 *                   "餐饮服务经营者",
                 *                   "集中用餐单位食堂"
                 *                 ]
                 *               ]
                 *             }
                 *           }
                 *         ]
                 *       },
                 *       "serviceItems": [
                 *         "000131003MA9900140990201"
                 *       ],
                 *       "layoutVersion": 1
                 *     }
                 */
                "application/json": {
                    code: string;
                    names: {
                        zh: string;
                        en: string;
                    };
                    /** @enum {string} */
                    kind: "licence" | "approval" | "proof";
                    definingAuthority: {
                        code: string;
                        name: string;
                        level: number;
                    };
                    issuingAuthorities: ("*" | string)[];
                    /** @enum {string} */
                    holderCategory: "person" | "organisation" | "either";
                    holderRoles: {
                        role: string;
                        label: {
                            zh: string;
                            en: string;
                        };
                        min: number;
                        max: number;
                    }[];
                    validity: {
                        /** @enum {string} */
                        unit: "day" | "month" | "year";
                        count: number;
                    } | {
                        /** @enum {string} */
                        unit: "longTerm";
                    };
                    powerItem: {
                        code: string;
                        name: string;
                    };
                    fields: {
                        name: string;
                        label: {
                            zh: string;
                            en: string;
                        };
                        schema: {
                            /** @enum {string} */
                            type: "string";
                            /** @enum {string} */
                            format: "date";
                        } | {
                            /** @enum {string} */
                            type: "string";
                            enum: string[];
                        } | {
                            /** @enum {string} */
                            type: "string";
                            minLength?: number;
                            maxLength: number;
                            pattern?: string;
                        } | {
                            /** @enum {string} */
                            type: "integer";
                            minimum: number;
                            maximum: number;
                        };
                        required: boolean;
                        /** @enum {string} */
                        sensitivity: "public" | "internal" | "sensitive";
                        codeKey?: number;
                    }[];
                    sharing: {
                        /** @enum {string} */
                        rule: "shared" | "restricted" | "notShared";
                        legalReason?: string;
                        disclosures: {
                            /** @enum {string} */
                            ground: "duty" | "holderPresent" | "entrusted";
                            serviceItems: ("*" | string)[];
                            fields: string[];
                            holderFacts: ("name" | "code" | "codeType" | "role")[];
                            derived?: string[];
                        }[];
                        derivations?: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            rule: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                    presenceFacts?: string[];
                    serviceItems: string[];
                    layoutVersion: number;
                };
            };
        };
        responses: {
            /** @description 已发布 Published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEFINING_AUTHORITY_OTHER · RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_UNCHANGED · LICENCE_TYPE_CONFLICT · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Catalogue-retire": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已停用 Retired */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DEFINING_AUTHORITY_OTHER · RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_RETIRED · LICENCE_TYPE_CONFLICT · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Catalogue-one": {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 证照类型 The licence type */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        names: {
                            zh: string;
                            en: string;
                        };
                        /** @enum {string} */
                        kind: "licence" | "approval" | "proof";
                        definingAuthority: {
                            code: string;
                            name: string;
                            level: number;
                        };
                        issuingAuthorities: ("*" | string)[];
                        /** @enum {string} */
                        holderCategory: "person" | "organisation" | "either";
                        holderRoles: {
                            role: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            min: number;
                            max: number;
                        }[];
                        validity: {
                            /** @enum {string} */
                            unit: "day" | "month" | "year";
                            count: number;
                        } | {
                            /** @constant */
                            unit: "longTerm";
                        };
                        powerItem: {
                            code: string;
                            name: string;
                        };
                        fields: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            schema: {
                                /** @constant */
                                type: "string";
                                /** @constant */
                                format: "date";
                            } | {
                                /** @constant */
                                type: "string";
                                enum: string[];
                            } | {
                                /** @constant */
                                type: "string";
                                minLength?: number;
                                maxLength: number;
                                pattern?: string;
                            } | {
                                /** @constant */
                                type: "integer";
                                minimum: number;
                                maximum: number;
                            };
                            required: boolean;
                            /** @enum {string} */
                            sensitivity: "public" | "internal" | "sensitive";
                            codeKey?: number;
                        }[];
                        sharing: {
                            /** @enum {string} */
                            rule: "shared" | "restricted" | "notShared";
                            legalReason?: string;
                            disclosures: {
                                /** @enum {string} */
                                ground: "duty" | "holderPresent" | "entrusted";
                                serviceItems: ("*" | string)[];
                                fields: string[];
                                holderFacts: ("name" | "code" | "codeType" | "role")[];
                                derived?: string[];
                            }[];
                            derivations?: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                rule: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                        presenceFacts?: string[];
                        serviceItems: string[];
                        layoutVersion: number;
                        version: number;
                    };
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-issue": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "licenceType": "11990101MA990001XX002",
                 *       "number": "JY29901010000091",
                 *       "holders": [
                 *         {
                 *           "name": "演示市青禾餐饮有限公司",
                 *           "codeType": "001",
                 *           "code": "91990101MA9900028M"
                 *         }
                 *       ],
                 *       "fields": {
                 *         "operatorName": "演示市青禾餐饮有限公司",
                 *         "creditCode": "91990101MA9900028M",
                 *         "responsiblePerson": "林青",
                 *         "domicile": "演示市清河区长宁路8号一层",
                 *         "businessPlace": "演示市清河区长宁路8号一层",
                 *         "businessForm": "餐饮服务经营者",
                 *         "businessItems": "热食类食品制售；冷食类食品制售；自制饮品制售"
                 *       },
                 *       "validFrom": "2025-10-14"
                 *     }
                 */
                "application/json": {
                    licenceType: string;
                    number?: string;
                    holders: {
                        role?: string;
                        name: string;
                        codeType: string;
                        code: string;
                    }[];
                    fields: {
                        [key: string]: string | number;
                    };
                    /** Format: date */
                    validFrom?: string;
                    validUntil?: string | null;
                };
            };
        };
        responses: {
            /** @description 已签发 Issued; a repetition of the call gives the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 证照标识 GB/T 36904 */
                        identifier: string;
                        licenceType: {
                            code: string;
                            version: number;
                        };
                        /** Format: date */
                        validFrom: string;
                        /** @description null: long-term 长期 */
                        validUntil: string | null;
                        /** Format: date-time */
                        issuedAt: string;
                        /** @description issuer-signed JWT with all disclosures (SD-JWT) */
                        sealedLicence: string;
                        /** @description what the QR code on paper says */
                        printedCode: string;
                        /** @description place in the status list */
                        status: {
                            /** Format: uri */
                            uri: string;
                            idx: number;
                        };
                        /** @description SHA-256 of the issuer-signed JWT, hexadecimal: the ledger’s leaf holds it */
                        sealedDigest: string;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ISSUING_AUTHORITY_OTHER · RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_TYPE_RETIRED · LICENCE_NUMBER_TAKEN · SIGNER_MISSING · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_ORDER_INVALID · HOLDER_CODE_TYPE_UNKNOWN · IDENTITY_NUMBER_WRONG · CREDIT_CODE_WRONG · CODE_TOO_LARGE · CODE_CLAIMS_UNFIT · IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-summary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 现状 How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 证照标识 GB/T 36904 */
                        identifier: string;
                        licenceType: {
                            code: string;
                            version: number;
                        };
                        /** @description credit code of the issuing authority */
                        issuingAuthority: string;
                        trustLevel: string;
                        /** @enum {string} */
                        standing: "notYetEffective" | "inForce" | "suspended" | "expired" | "revoked";
                        /** Format: date */
                        validFrom: string;
                        /** @description null: long-term 长期 */
                        validUntil: string | null;
                        /** Format: date-time */
                        issuedAt: string;
                        /** Format: date-time */
                        stateSince: string;
                    };
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-printedCode": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "svg",
                 *       "purpose": {
                 *         "category": 1,
                 *         "department": "11990101MA990001XX",
                 *         "operator": "演示经办人",
                 *         "serviceItemName": "证照打印",
                 *         "serviceItemCode": "990000001MA990001X990101",
                 *         "caseNumber": "SC-2026-000123",
                 *         "callingSystem": "市场准入审批系统",
                 *         "cause": "打印许可证副本"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    format: "svg" | "png";
                    purpose: {
                        department: string;
                        operator: string;
                        caseNumber: string;
                        callingSystem: string;
                        cause: string;
                        serviceItemName: string;
                        serviceItemCode: string;
                        category: 0 | 1;
                    };
                };
            };
        };
        responses: {
            /** @description 图形 The picture */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                    "image/png": unknown;
                };
            };
            /** @description BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PURPOSE_DEPARTMENT_OTHER · PURPOSE_ITEM_UNKNOWN · PURPOSE_ITEM_OTHER · PURPOSE_ITEM_KIND · PURPOSE_ITEM_NAME · PURPOSE_CASE_SHAPE · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-suspend": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "经营场所使用超过保质期的食品原料",
                 *       "legalBasis": "《中华人民共和国食品安全法》第一百二十四条"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    legalBasis: string;
                };
            };
        };
        responses: {
            /** @description 已办理 Moved */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identifier: string;
                        state: string;
                        /** Format: date-time */
                        since: string;
                        revision: number;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_STATE_CONFLICT · LICENCE_MOVED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-resume": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "经营场所使用超过保质期的食品原料",
                 *       "legalBasis": "《中华人民共和国食品安全法》第一百二十四条"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    legalBasis: string;
                };
            };
        };
        responses: {
            /** @description 已办理 Moved */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identifier: string;
                        state: string;
                        /** Format: date-time */
                        since: string;
                        revision: number;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_STATE_CONFLICT · LICENCE_MOVED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Licence-revoke": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "经营场所使用超过保质期的食品原料",
                 *       "legalBasis": "《中华人民共和国食品安全法》第一百二十四条"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    legalBasis: string;
                };
            };
        };
        responses: {
            /** @description 已办理 Moved */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identifier: string;
                        state: string;
                        /** Format: date-time */
                        since: string;
                        revision: number;
                    };
                };
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LICENCE_STATE_CONFLICT · LICENCE_MOVED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "StatusList-list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 状态列表 The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/statuslist+jwt": unknown;
                };
            };
            /** @description STATUS_LIST_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "DelayedReads-delayed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数量 The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description reads of which their holders are yet to be told */
                        pending: number;
                        /** @description reads that were told late */
                        disclosed: number;
                        byDepartmentAndMonth: {
                            /** @description credit code of the reading department; null: the read is gone from the store */
                            department: string | null;
                            names: {
                                zh: string;
                                en: string;
                            } | null;
                            /** @description of the read, in China: 2026-11 */
                            month: string | null;
                            pending: number;
                            disclosed: number;
                        }[];
                        /** Format: date-time */
                        asOf: string;
                    };
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Objections-ofDepartment": {
        parameters: {
            query?: {
                state?: "raised" | "answered" | "withdrawn";
                behind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 异议 The objections, fifty at a time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        objections: {
                            /** @description 32 hexadecimal digits */
                            id: string;
                            /** @enum {string} */
                            state: "raised" | "answered" | "withdrawn";
                            /** Format: date-time */
                            raisedAt: string;
                            /**
                             * Format: date-time
                             * @description fifteen days after it was raised
                             */
                            answerUntil: string;
                            isOverdue: boolean;
                            /** @description what the holder says; null: erased */
                            text: string | null;
                            answer: string | null;
                            closedAt: string | null;
                            /** @description the read that it is about; null: gone from the store */
                            read: {
                                /** Format: date-time */
                                at: string;
                                /** @description as your department stated it */
                                purpose: {
                                    [key: string]: string;
                                };
                            } | null;
                        }[];
                        /** @description where the list goes on: the parameter `behind` */
                        next: string | null;
                    };
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Objections-answer": {
        parameters: {
            query?: never;
            header: {
                /** @description 每次办理取一个新值，重发时不变 · One new value for each act, the same for each repetition of it. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "经核查，系经办人录入号码有误，已更正并删除查询结果，谨致歉意"
                 *     }
                 */
                "application/json": {
                    answer: string;
                };
            };
        };
        responses: {
            /** @description 已答复 Answered */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description IDEMPOTENCY_KEY_MISSING · IDEMPOTENCY_KEY_WRONG · BODY_NOT_JSON · BODY_TYPE_UNKNOWN */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_MISSING · TOKEN_INVALID · TOKEN_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RIGHT_MISSING */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OBJECTION_UNKNOWN */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OBJECTION_CLOSED · IDEMPOTENCY_PENDING */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description BODY_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description IDEMPOTENCY_KEY_REUSED · REQUEST_INVALID */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OUTCOME_UNKNOWN · BUSY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
