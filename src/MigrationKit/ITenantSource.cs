namespace MigrationKit;

/// <summary>Says which databases, or schemas of databases, an application has. Register one as a service for <c>app.ApplyTenantMigrations()</c>.</summary>
public interface ITenantSource
{
    /// <summary>
    /// The tenants, in the order in which they are begun. They may be read one by one, while others are being migrated: a list of them need
    /// not fit into memory.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<Tenant> GetTenantsAsync(CancellationToken cancellationToken);
}
