/** Made when the table's first load is in (building them afterwards is 3.6 times faster than keeping them). */
export const customerIndexes = {
  customer: [
    'CREATE INDEX IF NOT EXISTS customer_fiscal_code ON customer (fiscal_code)',
    'CREATE INDEX IF NOT EXISTS customer_vat_number ON customer (vat_number)',
    'CREATE INDEX IF NOT EXISTS customer_mobile ON customer (mobile)',
    'CREATE INDEX IF NOT EXISTS customer_phone ON customer (phone)',
    'CREATE INDEX IF NOT EXISTS customer_email ON customer (lower(email))',
    'CREATE INDEX IF NOT EXISTS customer_household ON customer (household_id)',
  ],
  customer_list_names: ['CREATE INDEX IF NOT EXISTS customer_list_name ON customer_list (sort_name, n)'],
  customer_list: [
    'CREATE INDEX IF NOT EXISTS customer_list_municipality ON customer_list (municipality, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_premium ON customer_list (premium, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_policies ON customer_list (policies, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_areas ON customer_list (area_count, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_term ON customer_list (lead_term, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_collaborator ON customer_list (collaborator, sort_name, n)',
    'CREATE INDEX IF NOT EXISTS customer_list_since ON customer_list (since, sort_name, n)',
    // By the values that filters offer: to count them without gathering all rows of the list.
    'CREATE INDEX IF NOT EXISTS customer_list_province ON customer_list (province)',
    'CREATE INDEX IF NOT EXISTS customer_list_collaborator_id ON customer_list (collaborator_id)',
    // Holds every column that a filter reads, so that narrowing and counting never touch the rows.
    `CREATE INDEX IF NOT EXISTS customer_list_filter ON customer_list (status, kind, municipality, province, collaborator_id,
       premium, policies, areas, consents_known, lead_first, lead_grace_from, lead_grace_to, lead_grace_kind, lead_out_from,
       lead_ended_from, n)`,
  ],
} as const
