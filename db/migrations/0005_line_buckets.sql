-- The bucket in which the row of the edit lies, or lay when it was deleted: a deleted row lies in no table, and its edits have to
-- leave with its bucket. Null in lines of before.
ALTER TABLE mutation ADD COLUMN bucket TEXT;
