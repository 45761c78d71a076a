-- 1 while the row of the edit, or its customer, is one that left this user's scope: an edit that head office took before that is
-- forgotten as soon as a checkpoint covers it.
ALTER TABLE mutation ADD COLUMN row_left INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mutation_left ON mutation (state) WHERE row_left = 1;
