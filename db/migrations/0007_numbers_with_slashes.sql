-- Made anew at the next start, over numbers without their slashes.
DROP INDEX IF EXISTS policy_number;
