using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit;

/// <summary>What applying migrations to many tenants did.</summary>
public sealed record TenantReport
{
    private const int MostNamed = 5;

    /// <summary>One entry per tenant, in the order of the source.</summary>
    public required IReadOnlyList<TenantResult> Tenants { get; init; }

    /// <summary>How long all of it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The tenants that lack something, with the reason.</summary>
    public IEnumerable<TenantResult> Failed => Tenants.Where(static tenant => tenant.State == TenantState.Failed);

    /// <summary>How many tenants there are by how it went, for people.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tenants.Count} tenant(s): {Count(TenantState.Applied)} migrated, {Count(TenantState.UpToDate)} up to date, {Count(TenantState.Failed)} failed");

    /// <summary>Fails if a tenant did.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="MigrationException">At least one tenant failed; the message names the first ones.</exception>
    public TenantReport ThrowIfAnyFailed()
    {
        var failed = Failed.ToList();
        if (failed.Count == 0)
        {
            return this;
        }

        var named = string.Join("; ", failed.Take(MostNamed).Select(static tenant => $"{tenant.Tenant}: {Sentence(tenant.Error)}"));
        throw new MigrationException(
            Codes.TenantsFailed,
            $"Of {Summary}. {named}{(failed.Count > MostNamed ? "; …" : ".")}",
            "The others are done. Correct what their messages say and run it again: it goes on where each of them stopped.",
            failed[0].Error);
    }

    private int Count(TenantState state) => Tenants.Count(tenant => tenant.State == state);

    private static string? Sentence(Exception? error) =>
        (error is MigrationException known ? $"{known.Code}: {known.Problem}" : error?.GetBaseException().Message)?.TrimEnd('.');
}
