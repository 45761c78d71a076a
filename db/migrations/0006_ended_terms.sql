-- The first day without a contract of the policy that leads, also while the books still have it. Its line of time says it.
ALTER TABLE customer_list ADD COLUMN lead_ended_from TEXT;
UPDATE customer_list SET lead_ended_from = (
  SELECT json_extract(segments, '$[#-1].from') FROM customer_line
  WHERE customer_line.n = customer_list.n AND json_extract(segments, '$[#-1].kind') = 'ENDED'
);

-- A suspension is a stretch as a grace is; one that counts is the last of its line but for the end.
UPDATE customer_list SET
  lead_grace_from = json_extract(line.stretch, '$.from'),
  lead_grace_to = json_extract(line.stretch, '$.to'),
  lead_grace_kind = 'SUSPENDED'
FROM (
  SELECT n, iif(json_extract(segments, '$[#-1].kind') = 'ENDED', segments -> '$[#-2]', segments -> '$[#-1]') AS stretch FROM customer_line
) AS line
WHERE line.n = customer_list.n AND json_extract(line.stretch, '$.kind') = 'SUSPENDED';

-- Made anew with that column at the next start; and so is, with the day, what leads where the contract that led is over.
DROP INDEX IF EXISTS customer_list_filter;
UPDATE meta SET value = '0001-01-01' WHERE key = 'derivedOn';
