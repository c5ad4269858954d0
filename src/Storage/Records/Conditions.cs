using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Orchestrator.Storage.Records;

/// <summary>
/// Asks rows in memory by the conditions that otherwise become queries. A condition is compiled once for its shape: what it has caught from around it
/// (ids, names, days) is handed in at each call, so that a launch of many cases compiles a handful of conditions and not some for each case.
/// </summary>
internal static class Conditions
{
    private static readonly ConcurrentDictionary<Expression, Delegate> Compiled = new(ExpressionEqualityComparer.Instance);

    /// <summary>The rows that fit, in the order of <paramref name="order"/> when there is one, else as they came.</summary>
    public static IEnumerable<T> Where<T>(IReadOnlyList<T> rows, Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? order)
    {
        if (rows.Count == 0)
            return [];
        var fits = Bind(where);
        var fitting = rows.Where(fits).ToList();
        return order is null || fitting.Count < 2 ? fitting : order(fitting.AsQueryable());
    }

    private static Func<T, bool> Bind<T>(Expression<Func<T, bool>> where)
    {
        var caught = new Caught();
        var shape = Expression.Lambda<Func<T, object?[], bool>>(caught.Visit(where.Body), where.Parameters[0], Caught.Values);
        var compiled = (Func<T, object?[], bool>)Compiled.GetOrAdd(shape, _ => shape.Compile());
        object?[] values = [.. caught.Found];
        return row => compiled(row, values);
    }

    /// <summary>Takes the constants out of a condition and leaves their places.</summary>
    private sealed class Caught : ExpressionVisitor
    {
        public static readonly ParameterExpression Values = Expression.Parameter(typeof(object?[]), "caught");

        public List<object?> Found { get; } = [];

        protected override Expression VisitConstant(ConstantExpression node)
        {
            Found.Add(node.Value);
            return Expression.Convert(Expression.ArrayIndex(Values, Expression.Constant(Found.Count - 1)), node.Type);
        }
    }
}
