namespace MigrationKit.Internal;

/// <summary>
/// Whose objects are used as if they were one's own: superusers, the role itself and its groups, and the owner of the database. They could do
/// everything anyway; anybody else would get the rights of whoever migrates.
/// </summary>
internal static class TrustedRoles
{
    /// <summary>SQL for their oids. Membership says nothing about a superuser, who counts as a member of every role.</summary>
    public const string Query =
        """
        SELECT r.oid FROM pg_catalog.pg_roles r, pg_catalog.pg_roles me
        WHERE me.rolname OPERATOR(pg_catalog.=) current_user
          AND (r.rolsuper OR r.oid OPERATOR(pg_catalog.=) me.oid
            OR r.rolname::pg_catalog.text OPERATOR(pg_catalog.=) 'pg_database_owner'
            OR r.oid OPERATOR(pg_catalog.=) (SELECT datdba FROM pg_catalog.pg_database
                                             WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
            OR (NOT me.rolsuper AND pg_catalog.pg_has_role(r.oid, 'MEMBER')))
        """;
}
