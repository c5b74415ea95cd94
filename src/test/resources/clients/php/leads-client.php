<?php
// Uses the generated PHP client against a service with sample data, and fails if an answer differs.
declare(strict_types=1);

use OpenAPI\Client\Api\CallsApi;
use OpenAPI\Client\Api\LeadsApi;
use OpenAPI\Client\Api\PropertiesApi;
use OpenAPI\Client\Api\TokensApi;
use OpenAPI\Client\Api\WhatsAppLeadsApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\ExpandedWhatsappLeadList;
use OpenAPI\Client\Model\KeyTokenRequest;
use OpenAPI\Client\Model\LeadStatus;
use OpenAPI\Client\Model\Operation;
use OpenAPI\Client\Model\PropertyReference;
use OpenAPI\Client\Model\WhatsappLeadInput;
use OpenAPI\Client\Model\WhatsappLeadPatch;
use OpenAPI\Client\ObjectSerializer;

[, $service, $client] = $argv;
require 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class) use ($client): void {
    if (str_starts_with($class, 'OpenAPI\\Client\\')) {
        require $client . '/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\\Client\\'))) . '.php';
    }
});

function same(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new RuntimeException('Expected ' . var_export($expected, true) . ', got ' . var_export($actual, true));
    }
}

$http = new GuzzleHttp\Client();
$configuration = (new Configuration())->setHost($service)->setUsername('demo')->setPassword('demo');
$token = (new TokensApi($http, $configuration))
    ->createToken(new KeyTokenRequest(['grant_type' => KeyTokenRequest::GRANT_TYPE_CLIENT_CREDENTIALS]));
$configuration = (new Configuration())->setHost($service)->setAccessToken($token->getAccessToken());
$leads = new WhatsAppLeadsApi($http, $configuration);

// Read and filter.
$page = $leads->listWhatsappLeads(per_page: 5);
same(1500, $page->getCount());
same(5, count($page->getWhatsapp()));
$filtered = $leads->listWhatsappLeads(
    filters_status: [LeadStatus::PENDING, LeadStatus::DELIVERED],
    filters_date_from: '2024-01-01',
    filters_property_reference: 'PF-FLEX',
);
same(true, count($filtered->getWhatsapp()) > 0 && $filtered->getCount() < 1500);
foreach ($filtered->getWhatsapp() as $lead) {
    same(true, in_array($lead->getStatus(), [LeadStatus::PENDING, LeadStatus::DELIVERED], true));
    same(true, $lead->getDate() >= new DateTime('2024-01-01T00:00:00Z'));
    same('pf-flex', $lead->getPropertyReference());
}
$first = $leads->getWhatsappLead(1)->getWhatsapp();
same('0478524147', $first->getPhone());
same(1, $first->getUser()->getId());
same(1, $first->getProperty()->getId());

// Expand.
$withUser = $leads->getWhatsappLead(1, x_my_crm_expand_data: 'user')->getWhatsapp();
same('Jean', $withUser->getUser()->getFirstName());
same('Pac', $withUser->getUser()->getPublic()->getLastName());
$answer = $http->send($leads->listWhatsappLeadsRequest(per_page: 500, x_my_crm_expand_data: 'true'));
$expanded = ObjectSerializer::deserialize(json_decode((string) $answer->getBody()), ExpandedWhatsappLeadList::class);
same('pf-flex', $expanded->getWhatsapp()[0]->getProperty()[0]->getReference());
same(true, in_array([], array_map(fn ($lead) => $lead->getProperty(), $expanded->getWhatsapp()), true));

// Write.
$input = new WhatsappLeadInput(['phone' => '+971501234567', 'property' => new PropertyReference(['id' => 2])]);
$created = $leads->createWhatsappLead($input)->getWhatsapp();
same(LeadStatus::PENDING, $created->getStatus());
same('PF-1001', $created->getPropertyReference());
$patch = new WhatsappLeadPatch(['status' => LeadStatus::QUALIFIED]);
$merged = $leads->changeWhatsappLead($created->getId(), $patch)->getWhatsapp();
same(LeadStatus::QUALIFIED, $merged->getStatus());
same(2, $merged->getProperty()->getId());
same($created->getUser()->getId(), $merged->getUser()->getId());
$replace = new Operation(['op' => Operation::OP_REPLACE, 'path' => '/status', 'value' => 'prospect']);
$patch = new WhatsappLeadPatch(['operations' => [$replace]]);
same(LeadStatus::PROSPECT, $leads->changeWhatsappLead($created->getId(), $patch)->getWhatsapp()->getStatus());
$leads->deleteWhatsappLead($created->getId());
try {
    $leads->getWhatsappLead($created->getId());
    throw new RuntimeException('The lead still exists');
} catch (ApiException $e) {
    same(404, $e->getCode());
}

// Follow the cursors through the whole list.
$ids = [];
$withoutProperty = 0;
$cursor = null;
do {
    [$page, , $headers] = $leads->listWhatsappLeadsWithHttpInfo(per_page: 200, cursor: $cursor);
    foreach ($page->getWhatsapp() as $lead) {
        same(false, isset($ids[$lead->getId()]));
        $ids[$lead->getId()] = true;
        $withoutProperty += $lead->getProperty() === null && $lead->getPropertyReference() === '' ? 1 : 0;
    }
    $found = preg_match('/[?&]cursor=([^&>]*)[^>]*>; rel="next"/', implode(', ', $headers['Link']), $next);
    $cursor = $found ? urldecode($next[1]) : null;
} while ($cursor !== null);
same(1500, count($ids));
same(true, $withoutProperty > 0);

// The other lists.
same(300, count((new LeadsApi($http, $configuration))->listLeads(per_page: 500)->getLeads()));
same(300, count((new CallsApi($http, $configuration))->listCallTrackings(per_page: 500)->getCallTrackings()));
same(60, count((new PropertiesApi($http, $configuration))->listProperties()->getProperties()));
echo "The PHP client works.\n";
