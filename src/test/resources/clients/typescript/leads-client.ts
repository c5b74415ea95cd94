// Uses the generated TypeScript client against a service with sample data, and fails if an answer differs.
import assert from "node:assert/strict";
import {
  CallsApi,
  Configuration,
  ExpandedWhatsappLeadListFromJSON,
  KeyTokenRequestGrantTypeEnum,
  LeadStatus,
  LeadsApi,
  OperationOpEnum,
  PropertiesApi,
  ResponseError,
  TokensApi,
  WhatsAppLeadsApi,
} from "./client/index.js";

const basePath = process.argv[2];
const key = new Configuration({ basePath, username: "demo", password: "demo" });
const { accessToken } = await new TokensApi(key).createToken({
  keyTokenRequest: { grantType: KeyTokenRequestGrantTypeEnum.ClientCredentials },
});
const service = new Configuration({ basePath, accessToken });
const leads = new WhatsAppLeadsApi(service);

// Read and filter.
const page = await leads.listWhatsappLeads({ perPage: 5 });
assert.equal(page.count, 1500);
assert.equal(page.whatsapp.length, 5);
const filtered = await leads.listWhatsappLeads({
  filtersStatus: [LeadStatus.Pending, LeadStatus.Delivered],
  filtersDateFrom: "2024-01-01",
  filtersPropertyReference: "PF-FLEX",
});
assert.ok(filtered.whatsapp.length > 0 && filtered.count < 1500);
for (const lead of filtered.whatsapp) {
  assert.ok(["pending", "delivered"].includes(lead.status));
  assert.ok(lead.date.getUTCFullYear() >= 2024);
  assert.equal(lead.propertyReference, "pf-flex");
}
const first = (await leads.getWhatsappLead({ id: 1 })).whatsapp;
assert.equal(first.phone, "0478524147");
assert.equal(first.user.id, 1);
assert.equal(first.property?.id, 1);

// Expand.
const withUser = (await leads.getWhatsappLead({ id: 1, xMyCRMExpandData: "user" })).whatsapp;
assert.equal(withUser.user.firstName, "Jean");
assert.equal(withUser.user._public?.lastName, "Pac");
const raw = await leads.listWhatsappLeadsRaw({ perPage: 500, xMyCRMExpandData: "true" });
const expanded = ExpandedWhatsappLeadListFromJSON(await raw.raw.json()).whatsapp;
assert.equal(expanded[0].property[0].reference, "pf-flex");
assert.ok(expanded.some((lead) => lead.property.length === 0));

// Write.
const created = (
  await leads.createWhatsappLead({ whatsappLeadInput: { phone: "+971501234567", property: { id: 2 } } })
).whatsapp;
assert.equal(created.status, "pending");
assert.equal(created.propertyReference, "PF-1001");
const merged = (
  await leads.changeWhatsappLead({ id: created.id, whatsappLeadPatch: { status: LeadStatus.Qualified } })
).whatsapp;
assert.equal(merged.status, "qualified");
assert.deepEqual([merged.user, merged.property], [created.user, created.property]);
const operations = [{ op: OperationOpEnum.Replace, path: "/status", value: "prospect" }];
const patched = (await leads.changeWhatsappLead({ id: created.id, whatsappLeadPatch: { operations } })).whatsapp;
assert.equal(patched.status, "prospect");
await leads.deleteWhatsappLead({ id: created.id });
await assert.rejects(
  leads.getWhatsappLead({ id: created.id }),
  (error) => error instanceof ResponseError && error.response.status === 404,
);

// Follow the cursors through the whole list.
const ids = new Set<number>();
let withoutProperty = 0;
let cursor: string | undefined;
do {
  const answer = await leads.listWhatsappLeadsRaw({ perPage: 200, cursor });
  for (const lead of (await answer.value()).whatsapp) {
    assert.ok(!ids.has(lead.id));
    ids.add(lead.id);
    withoutProperty += !lead.property && lead.propertyReference === "" ? 1 : 0;
  }
  const next = /<([^>]*)>; rel="next"/.exec(answer.raw.headers.get("link") ?? "");
  cursor = next ? (new URL(next[1], basePath).searchParams.get("cursor") ?? undefined) : undefined;
} while (cursor);
assert.equal(ids.size, 1500);
assert.ok(withoutProperty > 0);

// The other lists.
assert.equal((await new LeadsApi(service).listLeads({ perPage: 500 })).leads.length, 300);
assert.equal((await new CallsApi(service).listCallTrackings({ perPage: 500 })).callTrackings.length, 300);
assert.equal((await new PropertiesApi(service).listProperties()).properties.length, 60);
console.log("The TypeScript client works.");
