/**
 * What orders have in common, for packing them (`pack-document.ts`): names of fields, codes, wording of clauses, and the shape of an
 * order as order-register writes it. What is met most often stands last.
 *
 * Part of the layout of the index: what was packed with one dictionary can't be read with another. Another text here is another
 * `orderLayout`; a test holds them together.
 */
export const documentDictionary: Buffer = Buffer.from(
  [
    '"FGMPO""FMPO""SRO""INTERIM_SRO""SHPO""INTERIM_SHPO""PHA_INJUNCTION""RESTRAINING_ACQUITTAL""OCCUPATION""LICENCE_CONDITION""BAIL_CONDITION"',
    '"UNDERTAKING""DAPN""DVPN""INTERIM_SPO""DAPO""DVPO""RESTRAINING_CONVICTION""SPO""NON_MOLESTATION"',
    '"NO_SURVEIL""DEVICE_INTERNET""NO_EVICT""PROGRAMME""NOTIFY""NO_VIOLENCE""LEAVE_PREMISES""NO_ENTER""NO_ATTEND""NO_MOLEST""CURFEW"',
    '"EM_TAG""NO_CONTACT_INDIRECT""DISCHARGED""REVOKED""SUPERSEDED""CJA2003_S325""CDA1998_S115""COMMON_LAW""MARAC"',
    '"scheme":"ASN","scheme":"HANDLE","scheme":"UPRN","scheme":"NINO","scheme":"EMAIL","scheme":"CRO","scheme":"NOMS","scheme":"OTHER:',
    '{"full":"","kind":"ALIAS"},"ageBand":[20,30],"uprn":"1000","osgb":{"easting":4,"northing":4},"accuracyM":10',
    '"court":{"name":"Leeds Family Court","caseNumber":"LS26F00"},"Magistrates\' Court","Crown Court","County Court at ',
    '"area":{"type":"Polygon","coordinates":[[[-1.5,53.7],[-1.5,53.7]]]},"area":{"type":"Corridor","line":[[-1.5,53.7]],"halfWidthM":50}',
    '"hours":[{"days":["MON","TUE","WED","THU","FRI","SAT","SUN"],"from":"19:00","to":"07:00"}]',
    '"arrestPower":{"statute":"Family Law Act 1996 s.42A","from":"2026-01-01T00:00:00Z","to":null}',
    '"text":"Not to contact directly or indirectly, by any means, ","text":"Not to contact the protected person","text":"Not to go within ',
    ' metres of the home address of the protected person","text":"Not to enter the area shown on the map","text":"Not to use or threaten violence',
    ' against","text":"Not to intimidate, harass or pester","text":"To remain at ","text":"To wear the tag and keep it charged","through solicitors',
    '","to arrange contact with the children ","partnerId":"prt_","basis":"MARAC","purpose":"Safety planning","until":null}]',
    '"risk":"VERY_HIGH","risk":"STANDARD","risk":"MEDIUM","risk":"HIGH","mappa":{"category":3,"level":2,"leadAgency":"PROBATION"},"cohorts":["IRIS"]',
    'Street"]Road"]Lane"]Terrace"]Avenue"]Close"]Drive"]Court"]Gardens"]Place"]Way"],"lines":["Flat ","London","Manchester","Birmingham","Leeds"',
    '{"version":2,"recordedAt":"2026-06-01T10:00:00.000Z","validFrom":"2026-06-01T10:00:00.000Z","validTo":"2027-06-01T00:00:00Z","status":"ACTIVE",',
    '"madeWithoutNotice":true,"knowledge":[{"mode":"IN_COURT","mode":"PHONE","mode":"OTHER","at":"2026-06-01T10:00:00.000Z","by":"13:',
    '{"conditionId":"c4","clause":"4","kind":"EXCLUSION_ZONE","text":"","exceptions":[],"area":{"type":"Circle","centre":{"latitude":53.',
    '{"conditionId":"c3","clause":"3","kind":"NO_CONTACT_DIRECT","text":"',
    '{"orderId":"ord_","type":"NON_MOLESTATION","owner":{"forceCode":"13","unit":"Domestic abuse unit","officerId":"13:4","deputyId":"13:5"},',
    '"respondent":{"names":[{"given":["","family":"","kind":"LEGAL"}],"dateOfBirth":"1985-01-12","sex":"M","identifiers":[',
    '{"scheme":"PNC","value":"2001/0"},{"scheme":"CRN","value":"D"},{"scheme":"PHONE","value":"+447"},{"scheme":"VRM","value":"',
    '{"scheme":"EM_DEVICE","value":"EM-"}],"addresses":[{"lines":["1 "],"postcode":"LS1 1AA","point":{"latitude":53.,"longitude":-1.}}]},',
    '"protectedPersons":[{"names":[{"given":["","family":"","kind":"LEGAL"}],"dateOfBirth":"1988-02-03","sex":"F","identifiers":[],"addresses":[{"lines":["',
    '"],"postcode":"LS","point":{"latitude":53.,"longitude":-1.}}]}],"mappa":null,"risk":"HIGH","cohorts":[],"versions":[{"version":1,',
    '"recordedAt":"2026-01-01T12:00:00Z","validFrom":"2026-01-01","validTo":"2027-01-01","status":"ACTIVE","madeWithoutNotice":false,"knowledge":[',
    '{"mode":"PERSONAL_SERVICE","at":"2026-01-01T12:00:00Z","by":"13:"}],"conditions":[{"conditionId":"c1","clause":"1","kind":"NO_CONTACT_DIRECT",',
    '"exceptions":[],"hours":null},{"conditionId":"c2","clause":"2","kind":"EXCLUSION_ZONE","exceptions":[],"area":{"type":"Circle","centre":{',
    '"latitude":53.,"longitude":-1.},"radiusM":200},"hours":null}]}],"partners":[]}',
  ].join(''),
)
