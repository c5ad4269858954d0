using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.People;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Security;

/// <summary>Signing in, and who may do what.</summary>
public static class SecurityRegistration
{
    /// <summary>Name of the session cookie.</summary>
    public const string Cookie = "orchestrator.auth";

    private const string Either = "orchestrator";

    /// <summary>Registers accounts, cookie, bearer tokens, policies and rate limits. Storage must be registered too.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, Action<SecurityOptions>? configure = null)
    {
        var options = new SecurityOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddSingleton<TokenKey>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<PersonStandings>();
        services.AddSingleton(provider => new PeopleActions(provider.GetRequiredService<IUnitOfWork>(), provider.GetRequiredService<PersonStandings>()));
        services.AddScoped<DevelopmentSignIns>();
        AddAccounts(services, options);
        AddSchemes(services, options);
        services.AddAuthorization(Policies.Configure);
        services.AddRateLimiter(limiter => RateLimits.Configure(limiter, options));
        return services;
    }

    /// <summary>Puts the handling of failures, authentication, the same-site check, rate limits and authorisation into the pipeline, in this order, and maps the session's endpoints.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseExceptionHandler(static _ => { });
        app.UseAuthentication();
        app.Use(next => context => SameSiteGuard.InvokeAsync(context, next));
        app.UseRateLimiter();
        app.UseAuthorization();
        SessionEndpoints.Map(app);
        return app;
    }

    private static void AddAccounts(IServiceCollection services, SecurityOptions options)
    {
        services.AddIdentityCore<SignInAccount>(identity =>
            {
                identity.ClaimsIdentity.UserIdClaimType = PersonClaims.Subject;
                identity.ClaimsIdentity.UserNameClaimType = PersonClaims.Name;
                identity.ClaimsIdentity.RoleClaimType = PersonClaims.Role;
                identity.Password.RequiredLength = 10;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Lockout.MaxFailedAccessAttempts = options.PasswordAttempts;
                identity.Lockout.DefaultLockoutTimeSpan = options.LockoutTime;
            })
            .AddSignInManager<PersonSignIn>()
            .AddEntityFrameworkStores<OrchestratorDbContext>();
        services.AddScoped<IUserClaimsPrincipalFactory<SignInAccount>, PersonPrincipalFactory>();
        services.Configure<SecurityStampValidatorOptions>(validator => validator.ValidationInterval = options.SessionCheckInterval);
        services.AddDataProtection().SetApplicationName("orchestrator");
        services.AddSingleton<StoredKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(ring => ring.XmlRepository = provider.GetRequiredService<StoredKeyRing>()));
    }

    private static void AddSchemes(IServiceCollection services, SecurityOptions options)
    {
        services.AddAuthentication(authentication =>
            {
                authentication.DefaultScheme = Either;
                authentication.DefaultAuthenticateScheme = Either;
                authentication.DefaultChallengeScheme = Either;
                authentication.DefaultForbidScheme = Either;
                authentication.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(Either, Either, scheme => scheme.ForwardDefaultSelector = context => IsBearer(context) ? JwtBearerDefaults.AuthenticationScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => ConfigureCookie(cookie, options))
            .AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenKey, TimeProvider>(ConfigureBearer);
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, SecurityOptions options)
    {
        cookie.Cookie.Name = Cookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = options.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.SessionLifetime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<PersonStandings>().CheckAsync(context),
            OnRedirectToLogin = context => SendAwayAsync(context, SecurityRefusals.NotSignedIn, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => SendAwayAsync(context, SecurityRefusals.NotAllowed, StatusCodes.Status403Forbidden),
        };
    }

    private static void ConfigureBearer(JwtBearerOptions bearer, TokenKey key, TimeProvider clock)
    {
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new RememberedTokens(clock));
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = TokenIssuer.Issuer,
            NameClaimType = PersonClaims.Name,
            RoleClaimType = PersonClaims.Role,
            ClockSkew = TimeSpan.FromMinutes(1),
            IssuerSigningKeyResolver = (_, _, _, _) => [key.Get()],
            LifetimeValidator = (from, until, _, parameters) =>
                from <= clock.GetUtcNow().UtcDateTime + parameters.ClockSkew && until >= clock.GetUtcNow().UtcDateTime - parameters.ClockSkew,
        };
        bearer.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                // A web socket cannot carry the header.
                if (context.Request.Path.StartsWithSegments("/elsa/hubs") && context.Request.Query["access_token"] is [{ Length: > 0 } token])
                    context.Token = token;
                return Task.CompletedTask;
            },
            OnTokenValidated = context => context.HttpContext.RequestServices.GetRequiredService<PersonStandings>().CheckAsync(context),
            OnChallenge = context =>
            {
                context.HandleResponse();
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return ProblemAnswer.Of(SecurityRefusals.NotSignedIn, StatusCodes.Status401Unauthorized).ExecuteAsync(context.HttpContext);
            },
            OnForbidden = context => ProblemAnswer.Of(SecurityRefusals.NotAllowed, StatusCodes.Status403Forbidden).ExecuteAsync(context.HttpContext),
        };
    }

    private static bool IsBearer(HttpContext context) =>
        context.Request.Headers.TryGetValue(HeaderNames.Authorization, out var header) && header.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        || (context.Request.Path.StartsWithSegments("/elsa/hubs") && context.Request.Query.ContainsKey("access_token"));

    // Pages are led to the sign-in page; an API that answered with a page would be read as broken JSON.
    private static Task SendAwayAsync(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal, int status)
    {
        var wantsPage = HttpMethods.IsGet(context.Request.Method)
            && status == StatusCodes.Status401Unauthorized
            && !context.Request.Path.StartsWithSegments("/api")
            && !context.Request.Path.StartsWithSegments("/elsa")
            && !context.Request.Path.StartsWithSegments("/openapi")
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!wantsPage)
            return ProblemAnswer.Of(refusal, status).ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
