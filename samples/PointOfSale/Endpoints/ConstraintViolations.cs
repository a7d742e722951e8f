using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace PointOfSale.Endpoints;

/// <summary>What the database refuses is the caller's mistake: 409, with the name of the constraint.</summary>
internal sealed class ConstraintViolations(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not PostgresException { ConstraintName: { } constraint } violation)
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status409Conflict;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = StatusCodes.Status409Conflict, Title = violation.MessageText, Extensions = { ["constraint"] = constraint } },
        });
    }
}
