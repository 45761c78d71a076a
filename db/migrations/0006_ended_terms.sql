-- The first day without a contract of the policy that leads, also while the books still have it.
ALTER TABLE customer_list ADD COLUMN lead_ended_from TEXT;
-- The first day on which what was derived of a customer is another one though none of his rows changes. All are derived anew with the
-- next day, which is told to have come: the policy that leads is now the one in the worst state.
ALTER TABLE customer_list ADD COLUMN changes_on TEXT;
UPDATE customer_list SET changes_on = '0001-01-01';
UPDATE meta SET value = '0001-01-01' WHERE key = 'derivedOn';
-- Made anew with the first of them at the next start.
DROP INDEX IF EXISTS customer_list_filter;
